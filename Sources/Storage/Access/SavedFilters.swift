package import Domain

extension Access {
    /// The filters of one person on one list, by name.
    package func filters(of person: Identifier<Person>, on list: String) async throws
        -> [SavedFilter]
    {
        try await engine.read { reading in
            try reading.rows(
                """
                SELECT name, query FROM saved_filters
                WHERE person_id = \(person) AND list = \(list) ORDER BY name
                """
            ) { SavedFilter(name: try $0(0), query: try $0(1)) }
        }
    }

    /// Keeps a filter; one of the same name is replaced.
    package func keep(_ filter: SavedFilter, of person: Identifier<Person>, on list: String)
        async throws
    {
        try await engine.write { writing in
            try writing.execute(
                """
                INSERT INTO saved_filters(person_id, list, name, query)
                VALUES (\(person), \(list), \(filter.name), \(filter.query))
                ON CONFLICT (person_id, list, name) DO UPDATE SET query = excluded.query
                """)
        }
    }

    package func forget(_ name: String, of person: Identifier<Person>, on list: String)
        async throws
    {
        try await engine.write { writing in
            try writing.execute(
                """
                DELETE FROM saved_filters
                WHERE person_id = \(person) AND list = \(list) AND name = \(name)
                """)
        }
    }
}
