import Domain
import Services

/// The description of the API (OpenAPI 3.0.3), made from the tables of lists and actions, so that
/// it cannot drift from them.
package enum OpenAPI {
    package static let document: String = {
        var paths = OpenAPI.single.merging(OpenAPI.ofScreening) { one, _ in one }
        for list in Lists.all { paths["/api/\(list.name)", default: []] += [("get", read(list))] }
        for name in RecordPages.names {
            paths["/api/\(name)/{record}", default: []] += [("get", record(name))]
        }
        for action in ActionCatalogue.all {
            paths["/api\(action.path)", default: []] += [("post", write(action))]
        }
        let sorted = paths.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.object($0.value)) }
        let document: JSONValue = [
            "openapi": "3.0.3",
            "info": ["title": "Xuncun", "version": "0.1.0", "license": ["name": "Apache-2.0"]],
            "security": [["bearer": []]],
            "components": [
                "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer"]],
                "schemas": .object(schemas),
            ],
            "paths": .object(sorted),
        ]
        return document.written(breaking: 3) + "\n"
    }()

    // MARK: Schemas

    static func oneOf(_ values: [String]) -> JSONValue {
        ["type": "string", "enum": .list(values.map(JSONValue.text))]
    }

    static func limited(_ length: Int) -> JSONValue {
        ["type": "string", "maxLength": .number(length)]
    }

    private static func schema(_ field: Field) -> JSONValue {
        let schema: JSONValue =
            switch field.kind {
            case .text(let max), .paragraph(let max): limited(max)
            case .day: day
            case .integer(let range):
                [
                    "type": "integer", "minimum": .number(range.lowerBound),
                    "maximum": .number(range.upperBound),
                ]
            case .yuan: ["type": "integer", "minimum": 0]
            case .choice(let choices): oneOf(choices.map(\.value))
            case .flag: ["type": "boolean"]
            case .lookup, .hidden(.identifier): uuid
            case .lookups(_, let max): ["type": "array", "maxItems": .number(max), "items": uuid]
            case .file: ["type": "string", "pattern": "^[0-9a-f]{64}$"]
            case .hidden(.version): ["type": "integer"]
            }
        return schema.with("description", .text(field.label.en))
    }

    // MARK: Parameters and answers

    static func query(_ name: String, _ schema: JSONValue) -> JSONValue {
        ["name": .text(name), "in": "query", "schema": schema]
    }

    static func inPath(_ name: String, _ schema: JSONValue = uuid) -> JSONValue {
        ["name": .text(name), "in": "path", "required": true, "schema": schema]
    }

    static func json(_ schema: JSONValue) -> JSONValue {
        ["application/json": ["schema": schema]]
    }

    private static let refusals: [(String, JSONValue)] = [
        ("400", "malformed"), ("401", "nobody is logged in"), ("403", "not allowed"),
        ("404", "no such record"), ("409", "the state does not allow it"),
        ("413", "too large"), ("422", "wrong input"), ("429", "too many attempts"),
        ("503", "cannot be kept now"),
    ].map { status, text in
        (
            status,
            [
                "description": .text(text),
                "content": json(named("Refusal")),
            ]
        )
    }

    static func answers(_ status: String, _ schema: JSONValue?) -> JSONValue {
        let done: JSONValue =
            schema.map { ["description": "done", "content": json($0)] } ?? ["description": "done"]
        return .object([(status, done)] + refusals)
    }

    // MARK: Operations

    private static func read(_ list: ListDefinition) -> JSONValue {
        var parameters = [
            query("limit", ["type": "integer", "minimum": 1, "maximum": 200]),
            query("after", limited(400)),
            query("order", oneOf(list.orders.flatMap { [$0.key, "-\($0.key)"] })),
        ]
        if list.isSearchable { parameters.append(query("q", limited(100))) }
        for filter in list.filters {
            let schema =
                filter.end != nil
                ? day : filter.choices.isEmpty ? uuid : oneOf(filter.choices.map(\.value))
            parameters.append(query(filter.key, schema))
        }
        let columns = list.columns.map { ($0.key, nullable(schema($0.shape))) }
        let page = whole([
            ("total", ["type": "integer"]), ("next", nullable(text)),
            ("items", many(whole([("id", uuid)] + columns))),
        ])
        return [
            "operationId": .text("list.\(list.name)"), "summary": .text(list.title.en),
            "parameters": .list(parameters), "responses": answers("200", page),
        ]
    }

    private static func schema(_ shape: ListDefinition.Shape) -> JSONValue {
        switch shape {
        case .integer, .flag: ["type": "integer"]
        case .yuan: ["type": "integer", "format": "int64", "description": "fen"]
        case .moment: ["type": "integer", "format": "int64", "description": "milliseconds"]
        case .day, .due: day
        case .code(let labels): oneOf(labels.keys.sorted())
        case .state(let kind): oneOf(kind.lifecycle.states.map(\.name))
        case .text: text
        }
    }

    private static func record(_ name: String) -> JSONValue {
        [
            "operationId": .text("record.\(name)"), "parameters": [inPath("record")],
            "responses": answers("200", named("Record")),
        ]
    }

    private static func write(_ action: ActionKind) -> JSONValue {
        let inAddress = action.fields.filter { action.path.contains("{\($0.key)}") }
        let fields = action.fields.filter { !action.path.contains("{\($0.key)}") }
        let required = fields.filter(\.required).map { JSONValue.text($0.key) }
        var body: JSONValue = [
            "type": "object", "additionalProperties": false,
            "properties": .object(fields.map { ($0.key, schema($0)) }),
        ]
        if !required.isEmpty { body = body.with("required", .list(required)) }
        let key: JSONValue = ["name": "Idempotency-Key", "in": "header", "schema": uuid]
        return [
            "operationId": .text(action.name), "summary": .text(action.label.en),
            "parameters": .list(inAddress.map { inPath($0.key) } + [key]),
            "requestBody": ["required": .flag(!required.isEmpty), "content": json(body)],
            "responses": answers("201", named("Answer")),
        ]
    }

    /// Addresses that are neither a list, nor a record, nor an action.
    private static let single: [String: [(String, JSONValue)]] = [
        "/api/session": [
            (
                "post",
                [
                    "operationId": "session.open", "security": [],
                    "requestBody": [
                        "required": true,
                        "content": json([
                            "type": "object", "required": ["login", "password"],
                            "properties": ["login": limited(60), "password": limited(512)],
                        ]),
                    ],
                    "responses": answers(
                        "201",
                        whole([("token", text), ("name", text)])),
                ]
            ),
            ("delete", ["operationId": "session.end", "responses": answers("204", nil)]),
        ],
        "/api/scoreboard": [
            (
                "get",
                [
                    "operationId": "scoreboard",
                    "parameters": [
                        query("asOf", day), query("county", uuid), query("term", uuid),
                    ], "responses": answers("200", named("Scoreboard")),
                ]
            )
        ],
        "/api/home": [
            ("get", ["operationId": "home", "responses": answers("200", named("Home"))])
        ],
        "/api/files": [
            (
                "post",
                [
                    "operationId": "files.keep",
                    "requestBody": [
                        "required": true,
                        "content": [
                            "application/octet-stream": [
                                "schema": ["type": "string", "format": "binary"]
                            ]
                        ],
                    ],
                    "responses": answers("201", whole([("sha256", text)])),
                ]
            )
        ],
        "/api/options/{lookup}": [
            (
                "get",
                [
                    "operationId": "options",
                    "parameters": [
                        inPath("lookup", oneOf(Lookup.allCases.map(\.rawValue))),
                        query("q", limited(60)), query("about", uuid),
                    ],
                    "responses": answers("200", named("Options")),
                ]
            )
        ],
    ]
}
