import Domain
import Screening

/// What to do next about a suspicion: a suggestion by the family of the rule.
enum VerificationTask {
    static func suggested(_ family: Family) -> Phrase {
        switch family {
        case .cash:
            Phrase(
                "调阅凭证和现金日记账，盘点库存现金，向开户银行调取流水核对。",
                "Open the vouchers and the cash book, count the cash, compare with the bank.")
        case .expenditure:
            Phrase(
                "调阅凭证和原始票据，核对审批手续，走访收款人核实事项真实性。",
                "Open the vouchers and bills, check the approvals, ask the payee.")
        case .revenue:
            Phrase(
                "调阅合同和台账，现场丈量，核对承包人、租金到账情况和决策记录。",
                "Open contracts and registers, measure on site, check rent and decisions.")
        case .project:
            Phrase(
                "调阅立项、招标、验收、结算资料，现场核对工程量，走访中标单位。",
                "Open the papers of the project, measure on site, visit the contractor.")
        case .subsidy:
            Phrase(
                "核对发放表和公示记录，入户走访领取人，向主管部门核实资格。",
                "Check payment lists and postings, visit recipients, ask the department.")
        case .relation:
            Phrase(
                "核对任职和亲属信息，谈话了解，查明决策和经办中是否回避。",
                "Check posts and relatives, talk with those concerned, look for recusal.")
        case .disclosure:
            Phrase(
                "核对公开栏照片和公开登记，与账面逐项比对。",
                "Compare the postings with the books item by item.")
        case .quality:
            Phrase(
                "调阅原始凭证，向记账人员了解情况，必要时请代理中心说明。",
                "Open the original vouchers and ask the bookkeeper.")
        case .statistics:
            Phrase(
                "按提示的金额段抽查凭证；统计结果只用于排序，不作认定依据。",
                "Sample the vouchers named; statistics rank, they do not accuse.")
        case .tender:
            Phrase(
                "调阅招标、投标、评标资料和合同，核对时限、报价和否决理由，走访投标人。",
                "Open the papers of tender, bids and evaluation, check periods, prices and "
                    + "reasons, visit bidders.")
        case .custom:
            Phrase(
                "按模型说明调阅所列记录的原始资料，逐条核实。",
                "Open the originals of the rows listed and check each one.")
        }
    }
}
