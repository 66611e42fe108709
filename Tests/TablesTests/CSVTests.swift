import Tables
import Testing

struct CSVTests {
    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every kind of line end ends a row, and the last row needs none`(end: String) throws {
        #expect(try Whole("a,b\(end)1,2").rows == [["a", "b"], ["1", "2"]])
        #expect(try Whole("a,b\(end)1,2\(end)").rows == [["a", "b"], ["1", "2"]])
    }

    @Test(arguments: [",", ";", "\t"])
    func `the separator is the one the header has most of`(separator: String) throws {
        let header = ["名称", "a", "代码"].joined(separator: separator)
        let whole = try Whole("\(header)\n1\(separator)2\(separator)4")
        #expect(whole.rows == [["名称", "a", "代码"], ["1", "2", "4"]])
    }

    @Test func `a field in quotes may hold separators, line ends and doubled quotes`() throws {
        let whole = try Whole("a,b\n\"x,\r\ny\",\"say \"\"hi\"\"\"\n\"\",c\n")
        #expect(whole.rows == [["a", "b"], ["x,\r\ny", "say \"hi\""], ["", "c"]])
    }

    @Test func `a gzip file is read like the file in it`() throws {
        let file = Made.gzip(Array("a,b\n1,2\n".utf8))
        #expect(try Whole(file).rows == [["a", "b"], ["1", "2"]])
        #expect(refusal(of: Array(file.dropLast(12)))?.code == "tables.gzip-broken")
        var wrong = file
        wrong[16] ^= 1
        #expect(refusal(of: wrong)?.code == "tables.gzip-broken")
    }

    @Test func `what cannot be a table is refused by its row`() {
        let open = refusal(of: "a,b\n1,\"2\n3,4\n")
        #expect(open?.code == "tables.quote-open")
        #expect(open?.row == 2)
        let broken = refusal(of: "a,b\n\"1\"x,2")
        #expect(broken?.code == "tables.quote-broken")
        #expect(broken?.row == 2)
        let long = String(repeating: "x", count: 65_537)
        #expect(refusal(of: "a\n\(long)")?.code == "tables.field-too-long")
        #expect(refusal(of: "a\n\(long.dropLast())") == nil)
        let wide = String(repeating: ",", count: 4096)
        #expect(refusal(of: wide)?.code == "tables.too-many-columns")
        #expect(refusal(of: String(wide.dropLast())) == nil)
        #expect(refusal(of: "a,b\n1\0,2")?.row == 2)
    }

    @Test func `separators in quotes do not choose the separator`() throws {
        #expect(try Whole("\"x;y;z\"\na,b\n1,2\n").rows == [["x;y;z"], ["a", "b"], ["1", "2"]])
    }
}
