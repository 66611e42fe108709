import Domain

/// Projects with their payments and changes.
struct ProjectBook: Sendable {
    struct Payment: Sendable {
        let day: Int32
        let amount: Int64
        let row: Int
    }

    let table: Table
    /// Payments of each project (a row of `table`), the earliest first.
    let payments: [[Payment]]
    /// Rows of the change orders of each project.
    let changes: [[Int]]

    init(_ screen: Screen) {
        let projects = screen.table(.project)
        table = projects
        var rowByKey: [UInt64: Int] = [:]
        for row in projects.rows {
            rowByKey[Hash.pair(projects.texts(.village)[row], projects.texts(.number)[row])] = row
        }
        var payments = [[Payment]](repeating: [], count: projects.count)
        let paid = screen.table(.payment)
        for row in paid.rows {
            let key = Hash.pair(paid.texts(.village)[row], paid.texts(.project)[row])
            guard let project = rowByKey[key], let day = paid.narrow(.day)[row],
                let amount = paid.wide(.amount)[row]
            else { continue }
            payments[project].append(Payment(day: day, amount: amount, row: row))
        }
        self.payments = payments.map { $0.sorted { ($0.day, $0.row) < ($1.day, $1.row) } }
        var changes = [[Int]](repeating: [], count: projects.count)
        let orders = screen.table(.change)
        for row in orders.rows {
            let key = Hash.pair(orders.texts(.village)[row], orders.texts(.project)[row])
            if let project = rowByKey[key] { changes[project].append(row) }
        }
        self.changes = changes
    }

    func paid(_ row: Int) -> Int64 { payments[row].reduce(0) { $0 + $1.amount } }

    func name(_ screen: Screen, _ row: Int) -> String {
        let (number, name) = (
            screen.text(table.texts(.number)[row]), screen.text(table.texts(.name)[row])
        )
        return name.isEmpty ? number : "\(number) \(name)"
    }

    func village(_ screen: Screen, _ row: Int) -> Int {
        screen.data.village(table.texts(.village)[row])
    }

    /// Evidence: the project and its payments.
    func rows(_ row: Int, _ payments: [Payment] = []) -> [Screen.Row] {
        [Screen.Row(.project, row)] + payments.map { Screen.Row(.payment, $0.row) }
    }
}
