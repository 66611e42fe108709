import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// Tables that leave the program as a file.
enum Download {
    /// A table as CSV with the mark that Excel needs, or as a workbook. Numbers stay numbers.
    static func table(_ title: String, _ header: [String], _ rows: [[String]], _ format: String)
        throws -> Response
    {
        let isWorkbook = format == "xlsx"
        let bytes: [UInt8]
        if isWorkbook {
            bytes = try Workbook.bytes(title, header, rows)
        } else {
            let text = CSVText(header)
            for row in rows { text.add(row) }
            bytes = text.bytes
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: isWorkbook
                    ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    : "text/csv; charset=utf-8",
                .contentDisposition:
                    "attachment; filename*=UTF-8''\(FormFields.encoded(title)).\(format)",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
