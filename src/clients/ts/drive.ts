// Drives a running service through the types that are generated from the contract. Prints what it came to, a line each.
import createClient from "openapi-fetch";
import type { components, paths } from "./contract.js";

type Report = components["schemas"]["Report"];
type Answer = components["schemas"]["Answer"];
type Problem = components["schemas"]["Problem"];
type Question = components["schemas"]["Question"];
type Urgency = components["schemas"]["Urgency"];

// A record and no list: with a level more in the contract this no longer compiles.
const LEVELS: Record<Urgency, number> = {
  EMERGENCY_AMBULANCE: 4,
  EMERGENCY_DEPARTMENT: 3,
  URGENT_24H: 2,
  ROUTINE_REVIEW: 1,
  SELF_CARE: 0,
};

const client = createClient<paths>({ baseUrl: process.env.TRIAGE_URL });

async function triage(report: Report, key: string): Promise<{ answer?: Answer; problem?: Problem }> {
  for (;;) {
    const { data, error, response } = await client.POST("/v1/triage", {
      body: report,
      params: { header: { "Idempotency-Key": key } },
    });
    const wait = response.headers.get("Retry-After");
    if (wait === null) return { answer: data, problem: error as Problem | undefined };
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(wait)));
  }
}

function level(said: string): Urgency {
  return said in LEVELS ? (said as Urgency) : "EMERGENCY_AMBULANCE";
}

function answerWithNo(report: Report, question: Question): void {
  if (question.asks) {
    report.symptoms!.push({ code: question.asks as components["schemas"]["SymptomCode"], present: false });
    return;
  }
  const path = question.pointer.slice(1).split("/");
  const field = path.pop()!;
  let part = report as Record<string, any>;
  for (const name of path) part = part[name] ??= {};
  const first = question.options?.[0]?.value;
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const words: Record<string, unknown> = { boolean: false, choice: first, choices: [first], timestamp: yesterday };
  part[field] = words[question.type!] ?? question.range!.min;
}

const refused = await triage({ symptoms: [{ code: "chst-pain" as any }] }, crypto.randomUUID());
console.log("refused", refused.problem?.status, refused.problem?.failSafe.urgency, refused.answer === undefined);

const key = crypto.randomUUID();
const report: Report = { symptoms: [{ code: "site-redness", sizeCm: 2 }] };
const first = await triage(report, key);
const again = await triage(report, key);
console.log("again", first.answer?.decisionId !== undefined, first.answer?.decisionId === again.answer?.decisionId);

let answer = first.answer!;
let asked = 0;
while (answer.questions.length > 0) {
  answerWithNo(report, answer.questions[0]!);
  asked++;
  answer = (await triage(report, crypto.randomUUID())).answer!;
}
console.log("dialog", asked > 3, level(answer.urgency));

const future = await fetch(process.env.FUTURE_URL + "/v1/triage", { method: "POST", body: "{}" });
console.log("unknown", level(((await future.json()) as Answer).urgency));
