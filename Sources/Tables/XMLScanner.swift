import CExpat

/// What is told of an XML document while it is scanned.
protocol XMLListener: AnyObject {
    func began(_ element: String, _ attributes: [String: String])
    func text(_ text: String)
    func ended(_ element: String)
    /// Whether it wants to hear no more.
    var isDone: Bool { get }
}

extension XMLListener {
    var isDone: Bool { false }
}

/// Scans XML with expat, as UTF-8. Documents that declare entities are refused: nothing that is
/// read here needs them.
enum XMLScanner {
    /// `fault`: What is thrown for XML that is not well-formed, by the line where that shows.
    static func scan(
        _ bytes: [UInt8], _ listener: any XMLListener, orElse fault: (Int) -> TableError
    ) throws(TableError) {
        guard bytes.count <= Int(Int32.max), let parser = XML_ParserCreate("UTF-8") else {
            throw fault(1)
        }
        defer { XML_ParserFree(parser) }
        let box = Box(listener, parser)
        let pointer = Unmanaged.passUnretained(box).toOpaque()
        XML_SetUserData(parser, pointer)
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name else { return }
                let box = Unmanaged<Box>.fromOpaque(data).takeUnretainedValue()
                if box.listener.isDone { XML_StopParser(box.parser, 0) }
                var found: [String: String] = [:]
                var index = 0
                while let attributes, let key = attributes[index], let value = attributes[index + 1]
                {
                    found[String(cString: key)] = String(cString: value)
                    index += 2
                }
                box.listener.began(String(cString: name), found)
            },
            { data, name in
                guard let data, let name else { return }
                Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().listener
                    .ended(String(cString: name))
            })
        XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let data, let text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
            Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().listener
                .text(String(decoding: bytes, as: UTF8.self))
        }
        XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
            guard let data else { return }
            let box = Unmanaged<Box>.fromOpaque(data).takeUnretainedValue()
            box.declaresEntity = true
            XML_StopParser(box.parser, 0)
        }
        let status = bytes.withUnsafeBytes { raw in
            XML_Parse(
                parser, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), 1)
        }
        withExtendedLifetime(box) {}
        if box.declaresEntity { throw .entities }
        guard status == XML_STATUS_OK || listener.isDone else {
            throw fault(Int(XML_GetCurrentLineNumber(parser)))
        }
    }

    private final class Box {
        let listener: any XMLListener
        let parser: XML_Parser
        var declaresEntity = false
        init(_ listener: any XMLListener, _ parser: XML_Parser) {
            self.listener = listener
            self.parser = parser
        }
    }
}
