/// The columns of the fifteen tables, by the headers that files of our own carry.
package enum Field: String, CaseIterable, Sendable {
    // Where and when
    case village = "village_code"
    case year, period, day, from, to, until, due, signed, start, end, opened, closed
    // The voucher
    case voucherType = "voucher_type"
    case voucherNumber = "voucher_number"
    case attachments, maker, checker, poster, cashier, chief, status
    case reversalOf = "reversal_of"
    case voided
    // Its lines
    case line, summary, account, debit, credit, quantity, unit, price, settlement
    case accountName = "account_name"
    case counterAccount = "counter_account"
    case partyKind = "party_kind"
    case partyID = "party_id"
    case party, group, project, contract, asset
    case billKind = "bill_kind"
    case billNumber = "bill_number"
    case billDay = "bill_day"
    case handler, witness, approver, supervisor, decision
    // Balances
    case openingSide = "opening_side"
    case opening
    case closingSide = "closing_side"
    case closing
    case openingDebit = "opening_debit"
    case openingCredit = "opening_credit"
    case closingDebit = "closing_debit"
    case closingCredit = "closing_credit"
    // Bank
    case bank, branch, holder, kind, signatories, amount, direction, incoming, outgoing, balance
    case accountNumber = "account_number"
    case holderID = "holder_id"
    case filed, moment, counterparty, serial, memo, success, card
    case counterAccountNumber = "counter_account_number"
    case counterpartyID = "counterparty_id"
    case cash
    // Invoices
    case code, number, seller, buyer, tax, total, lines, verified, reversed, image
    case sellerID = "seller_id"
    case buyerID = "buyer_id"
    // Assets, resources, contracts
    case name, category, source, acquired, cost, net, place, area, keeper, use, phone, annual
    case floorPrice = "floor_price"
    case unitPrice = "unit_price"
    case deposit, increase, procedure, predecessor
    case exchangeNumber = "exchange_number"
    case paid
    case paidDay = "paid_day"
    // Projects
    case budget, approval, approved, tender, contractor, accepted, acceptance, settled
    case controlPrice = "control_price"
    case plannedStart = "planned_start"
    case plannedEnd = "planned_end"
    case submittedAmount = "submitted_amount"
    case approvedAmount = "approved_amount"
    case auditor, maintainer, maintained, disclosed, latitude, longitude
    case reason, stage, payee
    // Tenders
    case published, agent, deadline, awarded, bidder, received, won, manager
    case documentsFrom = "documents_from"
    case documentsUntil = "documents_until"
    case changedDay = "changed_day"
    case bidderID = "bidder_id"
    case legalRepresentative = "legal_representative"
    case bondAccount = "bond_account"
    case fingerprint
    // Subsidies and people
    case batch, program, standard, id, household, post, unitName = "unit_name"
    case publicityDay = "publicity_day"
    case result, related, relation, company, role, share
    case relatedID = "related_id"
    case companyID = "company_id"
    // Disclosure and decisions
    case scope, title, disclosure, item, expected, present, votes, matter
}
