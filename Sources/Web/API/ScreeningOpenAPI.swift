import Domain
import Services

/// The addresses of screening that are neither a list, nor a record, nor an action.
extension OpenAPI {
    private static let number: JSONValue = ["type": "integer"]
    private static let fen: JSONValue = [
        "type": "integer", "format": "int64", "description": "fen",
    ]

    private static func operation(
        _ name: String, _ parameters: [JSONValue], _ status: String, _ schema: JSONValue,
        body: JSONValue? = nil
    ) -> JSONValue {
        var operation: JSONValue = [
            "operationId": .text(name), "parameters": .list(parameters),
            "responses": answers(status, schema),
        ]
        if let body { operation = operation.with("requestBody", body) }
        return operation
    }

    static let ofScreening: [String: [(String, JSONValue)]] = [
        "/api/datasets/reports": [
            (
                "post",
                operation(
                    "datasets.read", [query("record", uuid), query("name", limited(200))], "201",
                    report,
                    body: [
                        "required": true,
                        "content": [
                            "application/octet-stream": [
                                "schema": ["type": "string", "format": "binary"]
                            ]
                        ],
                    ])
            )
        ],
        "/api/datasets/{record}/screenings": [
            (
                "post",
                operation(
                    "screenings.start", [inPath("record")], "202", whole([("job", uuid)]),
                    body: [
                        "required": true,
                        "content": json([
                            "type": "object", "required": ["asOf"],
                            "properties": ["asOf": day, "models": many(limited(10))],
                        ]),
                    ])
            )
        ],
        "/api/screenings/{job}": [
            (
                "get",
                operation(
                    "screenings.progress", [inPath("job")], "200",
                    whole([
                        (
                            "stage",
                            oneOf(["reading", "looking", "keeping", "done", "refused"])
                        ),
                        ("done", number), ("of", number), ("run", nullable(uuid)),
                        ("refusal", nullable(text)),
                    ]))
            )
        ],
        "/api/datasets/{record}/ledger": [("get", ledger)],
        "/api/models": [
            (
                "get",
                operation("models", [], "200", whole([("items", many(["type": "object"]))]))
            )
        ],
        "/api/openings": [("get", openings)],
        "/api/points": [("get", operation("points", [], "200", figures))],
        "/api/precision": [("get", operation("precision", [], "200", figures))],
    ]

    private static let figures = whole([("columns", many(text)), ("rows", many(many(text)))])

    private static let report = whole([
        ("report", nullable(text)), ("rows", number), ("refused", number),
        ("villages", many(text)),
        (
            "units",
            many(
                whole([
                    ("code", text), ("unit", nullable(text)), ("rows", number),
                    ("warning", nullable(text)),
                ]))
        ), ("notes", many(text)), ("files", many(["type": "object"])),
    ])

    private static let openings = operation(
        "openings",
        [
            query("who", limited(60)), query("kind", oneOf(OpenedKind.allCases.map(\.rawValue))),
            query("from", day), query("until", day), query("mark", limited(12)),
            query("before", number),
        ], "200",
        whole([
            ("next", nullable(number)),
            (
                "items",
                many(
                    whole([
                        ("seq", number), ("at", number), ("person", text), ("kind", text),
                        ("record", uuid), ("number", text), ("asked", text), ("marks", text),
                    ]))
            ),
        ]))

    private static let ledger = operation(
        "ledger",
        [
            inPath("record"), query("q", limited(60)), query("payee", limited(60)),
            query("account", limited(20)), query("village", limited(20)),
            query("least", limited(20)), query("most", limited(20)), query("from", day),
            query("until", day), query("after", number),
        ], "200",
        whole([
            ("total", number), ("debit", fen), ("credit", fen), ("next", nullable(number)),
            (
                "items",
                many(
                    whole([
                        ("line", number), ("village", text), ("day", day), ("voucher", text),
                        ("summary", text), ("account", text), ("debit", fen), ("credit", fen),
                        ("party", text),
                    ]))
            ),
        ]))
}
