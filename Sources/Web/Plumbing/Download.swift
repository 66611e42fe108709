import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// Tables and texts that leave the program as a file. They are made on the lane of exports and
/// sent while they are made: the headers leave at once, memory stays flat, and pages go on.
struct Download {
    let office: Office
    let channel: any Channel
    /// Who wants it, where somebody is logged in.
    let person: Identifier<Person>?

    /// `person`: Who wants it, where the address says so and nobody is logged in.
    init(_ office: Office, _ context: WebContext, for person: Identifier<Person>? = nil) {
        self.office = office
        channel = context.channel
        self.person = person ?? context.visitor?.actor.person
    }

    /// Seconds in which a file has to be taken; a line that is slower gives its place up.
    static let sendingLimit = 15 * 60
    private static let chunk = 64 << 10

    /// A table as CSV with the mark that Excel needs, or as a workbook. Numbers stay numbers.
    ///
    /// `about` says where and when the table holds: on a sheet of its own in a workbook, and by
    /// place and day in the name of the file.
    func table(_ table: ExportTable, _ format: String, about: ExportNote? = nil) throws -> Response
    {
        let name = ([table.title] + (about?.nameParts ?? [])).joined(separator: "_")
        if format == "xlsx" {
            let note = about.map { [ExportTable($0.title, $0.header, $0.rows)] } ?? []
            return try workbook(name, [table] + note)
        }
        return try file("\(name).csv", type: "text/csv; charset=utf-8") { spool in
            var text = CSVText.mark
            CSVText.append(table.header, to: &text)
            // What is there at once is sent at once.
            try spool.append(text)
            text.removeAll(keepingCapacity: true)
            try table.rows { row in
                CSVText.append(row, to: &text)
                if text.count >= Self.chunk {
                    try spool.append(text)
                    text.removeAll(keepingCapacity: true)
                }
            }
            try spool.append(text)
        }
    }

    /// The same for rows that are there already.
    func table(
        _ title: String, _ header: [String], _ rows: [[String]], _ format: String
    ) throws -> Response {
        try table(ExportTable(title, header, rows), format)
    }

    /// A workbook with a sheet for each table.
    func workbook(_ name: String, _ tables: [ExportTable]) throws -> Response {
        try file(
            "\(name).xlsx",
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ) { spool in
            try Workbook.write(tables, to: spool)
        }
    }

    /// Any file; `make` appends to it on the lane of exports.
    ///
    /// - Throws: `Refusal` while too many files are being made or sent.
    func file(
        _ name: String, type: String, _ make: @escaping @Sendable (Spool) throws -> Void
    ) throws -> Response {
        let (export, channel) = (try office.exportFile(for: person, make), channel)
        return Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "attachment; filename*=UTF-8''\(FormFields.encoded(name))",
            ],
            body: .init { writer in
                let spool = try export.begin()
                // Whoever goes away stops the scan.
                channel.closeFuture.whenComplete { [weak spool] _ in spool?.abandon() }
                defer { spool.abandon() }
                try await Self.send(spool, to: &writer)
                try await writer.finish(nil)
            })
    }

    private static func send(_ spool: Spool, to writer: inout any ResponseBodyWriter) async throws {
        let began = ContinuousClock.now
        var sent = 0
        while let bytes = try await spool.next(after: sent) {
            try await writer.write(ByteBuffer(bytes: bytes))
            sent += bytes.count
            if began.duration(to: .now) > .seconds(sendingLimit) { throw Spool.Abandoned() }
        }
    }
}
