import Tables

extension Policy {
    /// Dated rows of national and provincial norms that come with the program, from the files in
    /// `Policy`: they hold where their area begins the code of a village, unless the county has set
    /// a row of its own.
    package static let shipped: [PolicyRow] = [
        PackageResources.national_csv, PackageResources.zhejiang_csv,
        PackageResources.shanghai_csv,
    ].flatMap { bytes in
        do {
            return try Policy(try TableFile(bytes)).rows
        } catch {
            preconditionFailure("a row of the policy that comes with the program: \(error)")
        }
    }
}
