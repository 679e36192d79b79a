package aftercare.clients;

/** What a later version may answer: a level and a member that this contract does not know. */
final class FutureAnswer {

    static final String JSON =
            """
            {"decisionId":"01KASJFN7D3X6R8V1H5M2T9B4G","complete":true,"urgency":"TELEPATHY","rank":5,"actWithinHours":0,
             "headline":"As never before","contact":"Somebody","reasons":[],"advice":[],"adviceIds":[],"selfCare":[],
             "education":[],"safetyNet":["a"],"safetyNetIds":["NET-e8bce450"],"questions":[],"dataQuality":[],
             "ruleSet":{"version":"sha256:4f1c2a9e0b7d53c86a1e94f0d2b8375c6e91a04d7f3b28c5e60d19a7b4c2f853",
               "activatedAt":"2026-11-20T16:05:31.482Z"},
             "evaluatedAt":"2026-11-23T19:42:11.018Z","somethingNew":true}""";

    private FutureAnswer() {}
}
