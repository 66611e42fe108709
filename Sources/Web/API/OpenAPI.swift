import Domain
import Services

/// The description of the API (OpenAPI 3.0.3), made from the tables of lists and actions, so that
/// it cannot drift from them.
package enum OpenAPI {
    package static let document: String = {
        var paths: [String: [(String, String)]] = [:]
        func add(_ path: String, _ method: String, _ operation: String) {
            paths[path, default: []].append((method, operation))
        }
        for list in Lists.all { add("/api/\(list.name)", "get", OpenAPI.list(list)) }
        for name in RecordPages.names {
            add("/api/\(name)/{record}", "get", record(name))
        }
        for action in ActionCatalogue.all {
            add("/api\(action.path)", "post", OpenAPI.action(action))
        }
        add("/api/session", "post", session)
        add(
            "/api/session", "delete",
            "{\"operationId\":\"session.end\",\"responses\":{\"204\":{\"description\":\"ended\"},\(refusals)}}"
        )
        add(
            "/api/scoreboard", "get",
            "{\"operationId\":\"scoreboard\",\"responses\":{\(answer("200", "{\"type\":\"object\"}")),\(refusals)}}"
        )
        add("/api/files", "post", upload)
        add("/api/options/{lookup}", "get", options)
        let body = paths.sorted { $0.key < $1.key }.map { path, operations in
            "\(JSONText.quoted(path)):{"
                + operations.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
        }.joined(separator: ",\n")
        return """
            {"openapi":"3.0.3","info":{"title":"Xuncun","version":"0.1.0","license":{"name":"Apache-2.0"}},
            "security":[{"bearer":[]}],
            "components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}},
            "schemas":{"Refusal":{"type":"object","required":["code","message","remedy"],"properties":{"code":{"type":"string"},"message":{"type":"string"},"remedy":{"type":"string"},"field":{"type":"string"}}},
            "Answer":{"type":"object","required":["record","page","note"],"properties":{"record":{"type":"string","format":"uuid"},"page":{"type":"string"},"number":{"type":"string","nullable":true},"version":{"type":"integer","nullable":true},"note":{"type":"string"}}}}},
            "paths":{
            \(body)
            }}

            """
    }()

    private static let refusals: String = [
        ("401", "nobody is logged in"), ("403", "not allowed"), ("404", "no such record"),
        ("409", "the state does not allow it"), ("413", "too large"), ("422", "wrong input"),
        ("429", "too many attempts"), ("503", "cannot be kept now"),
    ].map { status, text in
        "\"\(status)\":{\"description\":\"\(text)\",\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Refusal\"}}}}"
    }.joined(separator: ",")

    private static func answer(_ status: String, _ schema: String) -> String {
        "\"\(status)\":{\"description\":\"done\",\"content\":{\"application/json\":{\"schema\":\(schema)}}}"
    }

    private static func list(_ list: ListDefinition) -> String {
        var parameters = [
            query("limit", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":200}"),
            query("after", "{\"type\":\"string\",\"maxLength\":400}"),
            query("order", choices(list.orders.map(\.key))),
        ]
        if list.isSearchable {
            parameters.append(query("q", "{\"type\":\"string\",\"maxLength\":100}"))
        }
        for filter in list.filters {
            let schema =
                filter.choices.isEmpty
                ? "{\"type\":\"string\",\"format\":\"uuid\"}" : choices(filter.choices.map(\.value))
            parameters.append(query(filter.key, schema))
        }
        let columns = list.columns.map { column in
            let type =
                switch column.shape {
                case .integer, .yuan, .moment: "integer"
                default: "string"
                }
            return "\"\(column.key)\":{\"type\":\"\(type)\",\"nullable\":true}"
        }
        let row =
            "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\",\"format\":\"uuid\"},\(columns.joined(separator: ","))}}"
        let schema =
            "{\"type\":\"object\",\"required\":[\"total\",\"items\"],\"properties\":{\"total\":{\"type\":\"integer\"},\"next\":{\"type\":\"string\",\"nullable\":true},\"items\":{\"type\":\"array\",\"items\":\(row)}}}"
        return
            "{\"operationId\":\"list.\(list.name)\",\"summary\":\(JSONText.quoted(list.title.en))，\"parameters\":[\(parameters.joined(separator: ","))],\"responses\":{\(answer("200", schema))，\(refusals)}}"
    }

    private static func record(_ name: String) -> String {
        "{\"operationId\":\"record.\(name)\",\"parameters\":[\(inPath("record"))],\"responses\":{\(answer("200", "{\"type\":\"object\"}")),\(refusals)}}"
    }

    private static func action(_ action: ActionKind) -> String {
        let parameters = action.fields.filter { action.path.contains("{\($0.key)}") }.map {
            inPath($0.key)
        }
        let fields = action.fields.filter { !action.path.contains("{\($0.key)}") }
        let properties = fields.map { "\"\($0.key)\":\(schema($0))" }.joined(separator: ",")
        let required = fields.filter(\.required).map { "\"\($0.key)\"" }
        let needs = required.isEmpty ? "" : "\"required\":[\(required.joined(separator: ","))],"
        let body =
            "{\"type\":\"object\",\"additionalProperties\":false,\(needs)\"properties\":{\(properties)}}"
        let key =
            "{\"name\":\"Idempotency-Key\",\"in\":\"header\",\"schema\":{\"type\":\"string\",\"format\":\"uuid\"}}"
        return
            "{\"operationId\":\"\(action.name)\",\"summary\":\(JSONText.quoted(action.label.en))，\"parameters\":[\((parameters + [key]).joined(separator: ","))],\"requestBody\":{\"required\":\(required.isEmpty ? "false" : "true")，\"content\":{\"application/json\":{\"schema\":\(body)}}},\"responses\":{\(answer("201", "{\"$ref\":\"#/components/schemas/Answer\"}")),\(refusals)}}"
    }

    private static func schema(_ field: Field) -> String {
        let type =
            switch field.kind {
            case .text(let max), .paragraph(let max): "\"type\":\"string\",\"maxLength\":\(max)"
            case .day: "\"type\":\"string\",\"format\":\"date\""
            case .integer(let range):
                "\"type\":\"integer\",\"minimum\":\(range.lowerBound)，\"maximum\":\(range.upperBound)"
            case .yuan: "\"type\":\"integer\",\"minimum\":0"
            case .choice(let choices):
                "\"type\":\"string\",\"enum\":[\(choices.map { JSONText.quoted($0.value) }.joined(separator: ","))]"
            case .flag: "\"type\":\"boolean\""
            case .lookup, .hidden(.identifier): "\"type\":\"string\",\"format\":\"uuid\""
            case .lookups(_, let max):
                "\"type\":\"array\",\"maxItems\":\(max)，\"items\":{\"type\":\"string\",\"format\":\"uuid\"}"
            case .file: "\"type\":\"string\",\"pattern\":\"^[0-9a-f]{64}$\""
            case .hidden(.version): "\"type\":\"integer\""
            }
        return "{\(type)，\"description\":\(JSONText.quoted(field.label.en))}"
    }

    private static func choices(_ values: [String]) -> String {
        "{\"type\":\"string\",\"enum\":[\(values.map(JSONText.quoted).joined(separator: ","))]}"
    }

    private static func query(_ name: String, _ schema: String) -> String {
        "{\"name\":\"\(name)\",\"in\":\"query\",\"schema\":\(schema)}"
    }

    private static func inPath(_ name: String) -> String {
        "{\"name\":\"\(name)\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\",\"format\":\"uuid\"}}"
    }

    private static let session =
        "{\"operationId\":\"session.open\",\"security\":[],\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\"login\",\"password\"],\"properties\":{\"login\":{\"type\":\"string\",\"maxLength\":60},\"password\":{\"type\":\"string\",\"maxLength\":512}}}}}},\"responses\":{\(answer("201", "{\"type\":\"object\",\"required\":[\"token\"],\"properties\":{\"token\":{\"type\":\"string\"},\"name\":{\"type\":\"string\"}}}")),\(refusals)}}"

    private static let upload =
        "{\"operationId\":\"files.keep\",\"requestBody\":{\"required\":true,\"content\":{\"application/octet-stream\":{\"schema\":{\"type\":\"string\",\"format\":\"binary\"}}}},\"responses\":{\(answer("201", "{\"type\":\"object\",\"properties\":{\"sha256\":{\"type\":\"string\"}}}")),\(refusals)}}"

    private static let options =
        "{\"operationId\":\"options\",\"parameters\":[{\"name\":\"lookup\",\"in\":\"path\",\"required\":true,\"schema\":\(choices(Lookup.allCases.map(\.rawValue)))},\(query("q", "{\"type\":\"string\",\"maxLength\":60}")),\(query("about", "{\"type\":\"string\",\"format\":\"uuid\"}"))],\"responses\":{\(answer("200", "{\"type\":\"object\"}")),\(refusals)}}"
}
