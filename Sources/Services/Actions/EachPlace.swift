import Domain
import Foundation
import Storage

/// An action over many villages is judged at each of them: a right to the round, the term or the
/// county that they lie in opens none from which somebody is recused, and none of another group.
/// It is done for all of them or for none.
extension Permissions {
    /// Judges at every place and names those where it must not be done.
    ///
    /// `field`: The field that holds them; empty where the record itself does.
    static func judge(
        _ action: String, by actor: Actor, atEach places: [Place], field: String = "",
        _ reading: Reading
    ) throws {
        if actor.isConsole, row(action)?.atConsole ?? false { return }
        var barred: [Place] = []
        var isRecused = false
        for place in Set(places) {
            do {
                try judge(action, by: actor, at: place)
            } catch {
                barred.append(place)
                isRecused = isRecused || actor.isRecused(from: place)
            }
        }
        if barred.isEmpty { return }
        let names = try Set(barred.map { try name($0, reading) }).sorted()
        throw Refusal.notAtEach(names, isRecused: isRecused, field: field)
    }

    /// How people call a place: its village, its township, or the group alone.
    private static func name(_ place: Place, _ reading: Reading) throws -> String {
        let name: String? =
            if let unit = place.unit {
                try reading.value(
                    """
                    SELECT t.name || ' ' || u.short_name FROM village_units u
                    JOIN townships t ON t.id = u.township_id WHERE u.id = \(unit)
                    """)
            } else if let township = place.township {
                try reading.value("SELECT name FROM townships WHERE id = \(township)")
            } else {
                nil
            }
        return name ?? "其他巡察组"
    }
}

extension Refusal {
    /// Names at most ten of the places where somebody must not do what they do for all.
    static func notAtEach(_ names: [String], isRecused: Bool, field: String) -> Refusal {
        let shown = names.prefix(10).joined(separator: "、")
        let more = names.count > 10
        return Refusal(
            .forbidden, isRecused ? "permission.recused" : "permission.denied",
            Phrase(
                "其中有您不能办理的村居\(isRecused ? "（含应回避的）" : "")：\(shown)"
                    + (more ? "等\(names.count)个。" : "。"),
                "It holds places where you may not do this\(isRecused ? ", recused" : ""): \(shown)"
                    + (more ? " and \(names.count - 10) more." : ".")),
            remedy: Phrase(
                "请去掉这些村居，由负责的巡察组或无需回避的人员另行办理；未写入任何数据。",
                "Leave them out for the group that is responsible, or for somebody who is not "
                    + "recused; nothing was kept."),
            field: field.isEmpty ? nil : field)
    }
}
