// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UpstreamCases.h"

namespace confab::tests {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kEvents = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
const QByteArray kJson = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const QByteArray kDone = "data: [DONE]\n\n";

QByteArray event(const QByteArray &json)
{
    return "data: " + json + "\n\n";
}

//! The delta is JSON without its braces; the finish reason may be missing.
QByteArray chunk(const QByteArray &delta, const QByteArray &finish = {})
{
    return event(R"({"id":"x","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{)" + delta +
                 R"(},"finish_reason":)" + (finish.isEmpty() ? "null" : '"' + finish + '"') + "}]}");
}

QByteArray refused(const QByteArray &status, const QByteArray &headers = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers;
}

QList<UpstreamCase> ends()
{
    const QByteArray half = chunk(R"("content":"half")");
    const QByteArray stop = chunk({}, "stop") + kDone;
    return {
        {"201-created",
         "HTTP/1.1 201 Created\r\nContent-Type: text/event-stream\r\n",
         chunk(R"("content":"ab")") + stop,
         u"ab"_s,
         {},
         Finish::Stop},
        {"finish-each-chunk-slow",
         kEvents,
         chunk(R"("content":"a")", "stop") + chunk(R"("content":"b")", "stop") + chunk(R"("content":"c")", "stop") +
             kDone,
         u"abc"_s,
         {},
         Finish::Stop},
        {"finish-length",
         kEvents,
         chunk(R"("content":"cut off mid")") + chunk({}, "length") + kDone,
         u"cut off mid"_s,
         {},
         Finish::Length,
         u"cut at the model's length limit"_s},
        {"finish-length-only-reasoning",
         kEvents,
         chunk(R"("reasoning_content":"thinking")") + chunk(R"("content":"")", "length") + kDone,
         {},
         u"thinking"_s,
         {},
         u"length limit while it was still thinking"_s},
        {"finish-reason-error",
         kEvents,
         half + chunk(R"("content":"")", "error") + kDone,
         u"half"_s,
         {},
         {},
         u"broke the answer off"_s},
        {"error-midstream-event-then-done",
         kEvents,
         half + "event: error\ndata: {\"message\": \"model crashed\", \"type\": \"server_error\"}\n\n" + kDone,
         u"half"_s,
         {},
         {},
         u"model crashed"_s},
        {"error-object-type-error",
         kEvents,
         half + event(R"({"object":"error","message":"context length exceeded","type":"BadRequestError","code":400})") +
             kDone,
         u"half"_s,
         {},
         {},
         u"context length exceeded"_s},
        {"error-field",
         kEvents,
         half + "error: {\"code\":500,\"message\":\"slot lost\"}\n\n" + kDone,
         u"half"_s,
         {},
         {},
         u"slot lost"_s},
        {"error-without-blank-line",
         kEvents,
         half + R"(data: {"error":{"message":"gone"}})",
         u"half"_s,
         {},
         {},
         u"gone"_s},
        {"error-in-the-choice",
         kEvents,
         half + event(R"({"choices":[{"index":0,"delta":{},"error":{"message":"upstream lost"}}]})") + kDone,
         u"half"_s,
         {},
         {},
         u"upstream lost"_s},
        {"detail-midstream",
         kEvents,
         half + event(R"({"detail":"worker died"})") + kDone,
         u"half"_s,
         {},
         {},
         u"worker died"_s},
        {"frame-of-something-else",
         kEvents,
         half + event(R"({"status":"starting"})") + kDone,
         u"half"_s,
         {},
         {},
         u"not in the expected format"_s},
        {"refusal",
         kEvents,
         chunk(R"("refusal":"I cannot help with that.")") + stop,
         {},
         {},
         Finish::Refusal,
         u"I cannot help with that."_s},
        {"content-filter",
         kEvents,
         half + chunk({}, "content_filter") + kDone,
         u"half"_s,
         {},
         Finish::Filter,
         u"content filter"_s},
        {"tool-calls",
         kEvents,
         chunk(R"("tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":""}}],)"
               R"("content":null)") +
             chunk(R"("tool_calls":[{"index":0,"function":{"arguments":"{}"}}])") + chunk({}, "tool_calls") + kDone,
         {},
         {},
         Finish::Tool,
         u"asked for a tool"_s},
        {"tool-calls-that-stop",
         kEvents,
         chunk(R"("tool_calls":[{"index":0,"id":"c1"}])") + stop,
         {},
         {},
         Finish::Tool,
         u"asked for a tool"_s},
        {"text-then-tool-calls",
         kEvents,
         chunk(R"("content":"Let me look.")") + chunk(R"("tool_calls":[{"index":0,"id":"c1"}])") +
             chunk({}, "tool_calls") + kDone,
         u"Let me look."_s,
         {},
         Finish::Tool,
         u"asked for a tool"_s},
        {"whitespace-only", kEvents, chunk(R"("content":"\n\n")") + stop, {}, {}, {}, u"was empty"_s},
        {"two-choices",
         kEvents,
         event(R"({"choices":[{"index":0,"delta":{"content":"a"}}]})") +
             event(R"({"choices":[{"index":1,"delta":{"content":"OTHER"}}]})") + chunk(R"("content":"b")") + stop,
         u"ab"_s,
         {},
         Finish::Stop},
        {"finish-of-another-choice",
         kEvents,
         half + event(R"({"choices":[{"index":1,"delta":{},"finish_reason":"length"}]})") + stop,
         u"half"_s,
         {},
         Finish::Stop},
        {"ping", kEvents, event("{}") + half + event(R"({"type":"ping"})") + stop, u"half"_s, {}, Finish::Stop},
        {"filter-results-first",
         kEvents,
         event(R"({"choices":[],"prompt_filter_results":[{"prompt_index":0}]})") + half + stop,
         u"half"_s,
         {},
         Finish::Stop},
    };
}

QList<UpstreamCase> thoughts()
{
    const QByteArray stop = chunk({}, "stop") + kDone;
    const QByteArray answer = chunk(R"("content":"ab")");
    return {
        {"content-parts-array",
         kEvents,
         chunk(R"("content":[{"type":"text","text":"a"}])") + chunk(R"("content":[{"type":"text","text":"b"}])") + stop,
         u"ab"_s,
         {},
         Finish::Stop},
        {"content-parts-thinking", kEvents,
         chunk(R"("content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]}])") +
             chunk(R"("content":[{"type":"text","text":"ab"}])") + stop,
         u"ab"_s, u"hm"_s, Finish::Stop},
        {"reasoning-only-stop",
         kEvents,
         chunk(R"("reasoning_content":"the whole answer came as reasoning")") + chunk(R"("content":"")", "stop") +
             kDone,
         {},
         u"the whole answer came as reasoning"_s,
         {},
         u"has thought, but wrote no answer"_s},
        {"reasoning", kEvents, chunk(R"("reasoning":"hm","content":null)") + answer + stop, u"ab"_s, u"hm"_s,
         Finish::Stop},
        {"reasoning-in-two-fields", kEvents,
         chunk(R"("reasoning":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm"}],"content":"")") +
             answer + stop,
         u"ab"_s, u"hm"_s, Finish::Stop},
        {"reasoning-details", kEvents,
         chunk(R"("reasoning_details":[{"type":"reasoning.summary","summary":"hm"},{"type":"reasoning.encrypted",)"
               R"("data":"x"}])") +
             answer + stop,
         u"ab"_s, u"hm"_s, Finish::Stop},
        {"think", kEvents, chunk(R"("content":"\n<think>\nh")") + chunk(R"("content":"m</think>\n\nab")") + stop,
         u"ab"_s, u"\nhm"_s, Finish::Stop},
        {"think-unclosed",
         kEvents,
         chunk(R"("content":"<think>hm")") + chunk({}, "length") + kDone,
         {},
         u"hm"_s,
         {},
         u"still thinking"_s},
        {"think-further-down",
         kEvents,
         chunk(R"("content":"The tag <think> is")") + stop,
         u"The tag <think> is"_s,
         {},
         Finish::Stop},
    };
}

QList<UpstreamCase> shapes()
{
    const QByteArray whole =
        R"({"id":"x","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant",)"
        R"("content":"whole"},"finish_reason":"stop"}]})";
    const QByteArray frames = chunk(R"("content":"a")") + chunk(R"("content":"b")") + chunk({}, "stop") + kDone;
    return {
        {"json-ct-but-sse-body", kJson, frames, u"ab"_s, {}, Finish::Stop},
        {"html-ct-but-sse-body", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", frames, u"ab"_s, {}, Finish::Stop},
        {"whole-json-with-sse-type", kEvents, whole, u"whole"_s, {}, Finish::Stop},
        {"whole-json-with-sse-type-and-done", kEvents, whole + "\n\n" + kDone, u"whole"_s, {}, Finish::Stop},
        {"whole-json-pretty", kJson, QByteArray(whole).replace(",", ",\n  "), u"whole"_s, {}, Finish::Stop},
        {"json-lines",
         kJson,
         QByteArray(frames).replace("data: ", "").replace("[DONE]", ""),
         u"ab"_s,
         {},
         Finish::Stop},
        {"error-plain-json-200-as-sse-type",
         kEvents,
         R"({"error": {"message": "bad model"}})",
         {},
         {},
         {},
         u"bad model"_s},
        {"error-as-list",
         kJson,
         R"([{"error":{"code":400,"message":"bad key","status":"INVALID_ARGUMENT"}}])",
         {},
         {},
         {},
         u"bad key"_s},
        {"web-page", kEvents, "\n<!doctype html><html>Hello</html>", {}, {}, {}, u"web page"_s},
        {"garbage", kEvents, "\x16\x03\x01\x02 nonsense", {}, {}, {}, u"not in the expected format"_s},
        {"ollama-lines",
         "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n",
         "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"a\"},\"done\":false}\n"
         "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true}\n",
         {},
         {},
         {},
         u"Ollama's own format"_s},
        {"anthropic-events",
         kEvents,
         "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n"
         "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"a\"}}\n\n",
         {},
         {},
         {},
         u"Anthropic's own format"_s},
        {"gemini-list",
         kJson,
         R"([{"candidates":[{"content":{"parts":[{"text":"a"}]}}]}])",
         {},
         {},
         {},
         u"Gemini's own format"_s},
        {"responses-events",
         kEvents,
         event(R"({"type":"response.created","response":{}})"),
         {},
         {},
         {},
         u"OpenAI's responses"_s},
    };
}

QList<UpstreamCase> refusals()
{
    return {
        {"400-fastapi-detail",
         refused("400 Bad Request"),
         R"({"detail":"Model 'm' not found"})",
         {},
         {},
         {},
         u"Model 'm' not found"_s},
        {"422-detail-list",
         refused("422 Unprocessable"),
         R"({"detail":[{"loc":["body","top_q"],"msg":"Extra inputs are not permitted"}]})",
         {},
         {},
         {},
         u"body.top_q: Extra inputs are not permitted"_s},
        {"400-message-as-object",
         refused("400 Bad Request"),
         R"({"object":"error","message":{"detail":[{"msg":"bad role","loc":["body"]}]}})",
         {},
         {},
         {},
         u"body: bad role"_s},
        {"400-list",
         refused("400 Bad Request"),
         R"([{"error":{"code":400,"message":"unknown name"}}])",
         {},
         {},
         {},
         u"unknown name"_s},
        {"400-text",
         "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n",
         "no healthy upstream",
         {},
         {},
         {},
         u"no healthy upstream"_s},
        {"400-title-and-message",
         refused("400 Bad Request"),
         R"({"error":"Bad Request","message":"no such route"})",
         {},
         {},
         {},
         u": no such route"_s},
        {"429-retry-after-date",
         refused("429 Too Many Requests", "Retry-After: Fri, 31 Dec 2027 23:59:59 GMT\r\n"),
         R"({"error":{"message":"slow down"}})",
         {},
         {},
         {},
         u"asked again in 24 hours: slow down"_s},
        {"429-retry-after-fraction",
         refused("429 Too Many Requests", "Retry-After: 3.5\r\n"),
         R"({"error":{"message":"slow down"}})",
         {},
         {},
         {},
         u"asked again in 4 seconds: slow down"_s},
    };
}

} // namespace

QList<UpstreamCase> upstreamCases()
{
    return ends() + thoughts() + shapes() + refusals();
}

} // namespace confab::tests
