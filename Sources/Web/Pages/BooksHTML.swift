import Domain
import Services

/// The logbooks of a record: how many entries each holds, and the way to a new one.
struct BooksHTML {
    let books: [RecordView.Book]
    let language: Language

    func draw(_ html: inout HTML) {
        if books.isEmpty { return }
        html.raw("<section class=\"card\">")
        html.element("h2", Words.logbooks[language])
        html.raw("<ul class=\"books\">")
        for book in books {
            html.raw("<li>")
            html.link("\(book.label[language]) \(book.count)", to: book.list)
            if let new = book.new {
                html.raw("<a class=\"add\" href=\"\(new)\" aria-label=\"")
                html.text("\(Words.record[language]) \(book.label[language])")
                html.raw("\">")
                html.text(Words.record[language])
                html.raw("</a>")
            }
            html.raw("</li>")
        }
        html.raw("</ul></section>")
    }
}

/// The page of all logbooks that somebody sees, by phase of the cycle.
struct LogbooksHTML {
    let shelves: [LogbookShelf]
    let language: Language

    var markup: String {
        var html = HTML(reserving: 8000)
        html.raw("<div class=\"head\"><h1>")
        html.text(Words.logbooks[language])
        html.raw("</h1></div>")
        if shelves.isEmpty { html.element("p", Words.noLogbooks[language], class: "empty") }
        for shelf in shelves {
            html.raw("<section class=\"card\">")
            html.element("h2", shelf.phase.label[language])
            html.raw("<ul class=\"books\">")
            for (book, count) in shelf.books {
                html.raw("<li>")
                html.link("\(book.title[language]) \(count)", to: "/\(book.name)")
                html.raw("</li>")
            }
            html.raw("</ul></section>")
        }
        return html.markup
    }
}
