import Services

/// What the API answers, as JSON schemas.
extension OpenAPI {
    static let text: JSONValue = ["type": "string"]
    static let uuid: JSONValue = ["type": "string", "format": "uuid"]
    static let day: JSONValue = ["type": "string", "format": "date"]
    private static let flag: JSONValue = ["type": "boolean"]
    private static let integer: JSONValue = ["type": "integer"]
    private static let moment: JSONValue = [
        "type": "integer", "format": "int64",
        "description": "milliseconds since 1970-01-01T00:00:00Z",
    ]

    static func nullable(_ schema: JSONValue) -> JSONValue { schema.with("nullable", true) }

    static func many(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    /// An object all of whose members are always there.
    static func whole(_ members: [(String, JSONValue)]) -> JSONValue {
        [
            "type": "object", "required": .list(members.map { .text($0.0) }),
            "properties": .object(members),
        ]
    }

    static func named(_ name: String) -> JSONValue {
        ["$ref": .text("#/components/schemas/\(name)")]
    }

    /// The schemas that operations refer to by name.
    static let schemas: [(String, JSONValue)] = [
        ("Refusal", refusal), ("Answer", answer), ("Record", record), ("Fact", fact),
        ("Home", home), ("Scoreboard", scoreboard), ("Options", options),
    ]

    private static let refusal: JSONValue = [
        "type": "object", "required": ["code", "message", "remedy"],
        "properties": ["code": text, "message": text, "remedy": text, "field": text],
    ]

    private static let answer = whole([
        ("record", uuid), ("page", text), ("number", nullable(text)),
        ("version", nullable(integer)), ("note", text),
    ])

    private static let fact = whole([("label", text), ("text", text), ("link", nullable(text))])

    private static let record = whole([
        ("id", uuid), ("kind", text), ("list", text), ("title", text), ("number", nullable(text)),
        ("state", nullable(text)),
        ("tone", ["type": "string", "enum": ["calm", "waiting", "good", "late", "off"]]),
        ("due", nullable(text)), ("version", nullable(integer)),
        ("steps", many(whole([("label", text), ("done", flag), ("current", flag)]))),
        ("sections", many(whole([("title", text), ("facts", many(named("Fact")))]))),
        (
            "related",
            many(
                whole([
                    ("title", text), ("columns", many(text)),
                    ("rows", many(whole([("cells", many(text)), ("link", nullable(text))]))),
                ]))
        ),
        (
            "history",
            many(
                whole([
                    ("at", moment), ("person", text), ("move", text), ("state", text),
                    ("details", many(named("Fact"))),
                ]))
        ),
        (
            "attachments",
            many(
                whole([
                    ("id", uuid), ("name", text), ("purpose", text), ("size", integer),
                    ("sha256", text), ("by", text), ("at", moment),
                ]))
        ),
        (
            "actions",
            many(
                whole([
                    ("name", text), ("label", text), ("path", text), ("primary", flag),
                    (
                        "fields",
                        many(
                            whole([
                                ("key", text), ("label", text), ("required", flag),
                                ("value", nullable(text)),
                            ]))
                    ),
                ]))
        ),
    ])

    private static let home = whole([
        ("greeting", text), ("today", day), ("roles", many(text)),
        (
            "piles",
            many(whole([("label", text), ("count", integer), ("late", integer), ("link", text)]))
        ),
        (
            "lines",
            many(
                whole([
                    ("title", text), ("place", text), ("state", text), ("next", text),
                    ("due", nullable(day)), ("link", text),
                ]))
        ),
        ("firstSteps", many(whole([("text", text), ("link", text)]))),
    ])

    private static let options = whole([("items", many(whole([("id", uuid), ("label", text)])))])

    private static let counted = [
        "units", "communities", "villages", "inspected", "coveragePercent", "findings",
        "cluesTransferred", "discussionHeads", "householdVisits", "notices",
        "immediateRectifications", "revisitedUnits", "supervisionGroups", "interviews",
        "rectificationItems", "rectificationClosed", "rectificationLongTerm", "rectificationLate",
    ]

    private static let scoreboard = whole([
        (
            "items",
            many(
                whole(
                    [("county", text), ("asOf", day)]
                        + counted.map { key in
                            // Not told as of a day that is neither today nor the end of a month.
                            (key, key == "cluesTransferred" ? nullable(integer) : integer)
                        }))
        )
    ])
}
