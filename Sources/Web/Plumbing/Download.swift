import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// Tables that leave the program as a file.
enum Download {
    /// A table as CSV with the mark that Excel needs, or as a workbook. Numbers stay numbers.
    ///
    /// `about` says where and when the table holds: on a sheet of its own in a workbook, and by
    /// place and day in the name of the file.
    static func table(
        _ title: String, _ header: [String], _ rows: [[String]], _ format: String,
        about: ExportNote? = nil
    ) throws -> Response {
        let isWorkbook = format == "xlsx"
        let bytes: [UInt8]
        if isWorkbook {
            let sheets = about.map { [($0.title, $0.header, $0.rows)] } ?? []
            bytes = try Workbook.bytes([(title, header, rows)] + sheets)
        } else {
            let text = CSVText(header)
            for row in rows { text.add(row) }
            bytes = text.bytes
        }
        let name = ([title] + (about?.nameParts ?? [])).joined(separator: "_")
        return Response(
            status: .ok,
            headers: [
                .contentType: isWorkbook
                    ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    : "text/csv; charset=utf-8",
                .contentDisposition:
                    "attachment; filename*=UTF-8''\(FormFields.encoded(name)).\(format)",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
