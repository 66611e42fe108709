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
        return file(
            "\(FormFields.encoded(name)).\(format)", bytes,
            type: isWorkbook
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv; charset=utf-8")
    }

    /// A CSV file that is made already.
    static func csv(_ title: String, _ bytes: [UInt8]) -> Response {
        file("\(FormFields.encoded(title)).csv", bytes, type: "text/csv; charset=utf-8")
    }

    private static func file(_ name: String, _ bytes: [UInt8], type: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "attachment; filename*=UTF-8''\(name)",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
