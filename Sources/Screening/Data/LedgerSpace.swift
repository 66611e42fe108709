/// Memory of the ledger's columns while villages fill it side by side: nothing stands there twice,
/// as it would if parts were joined.
///
/// It may be handed to other threads because each village writes and reads its own range of every
/// column, and nobody else's.
struct LedgerSpace: @unchecked Sendable {
    let vouchers: UnsafeMutableBufferPointer<Voucher>
    let classes: UnsafeMutableBufferPointer<AccountClass.RawValue>
    let codes: UnsafeMutableBufferPointer<Int16>
    let parties: UnsafeMutableBufferPointer<UInt32>
}

/// The columns of a ledger that villages have filled.
struct LedgerColumns {
    private(set) var vouchers: [Voucher] = []
    private(set) var classes: [AccountClass.RawValue] = []
    private(set) var codes: [Int16] = []
    private(set) var parties: [UInt32] = []

    /// `fill`: Sets every voucher and every line.
    init(lines: Int, vouchers count: Int, fill: (LedgerSpace) -> Void) {
        vouchers = [Voucher](unsafeUninitializedCapacity: count) { vouchers, voucherCount in
            classes = [UInt8](unsafeUninitializedCapacity: lines) { classes, classCount in
                codes = [Int16](unsafeUninitializedCapacity: lines) { codes, codeCount in
                    parties = [UInt32](unsafeUninitializedCapacity: lines) { parties, partyCount in
                        fill(
                            LedgerSpace(
                                vouchers: vouchers, classes: classes, codes: codes,
                                parties: parties))
                        partyCount = lines
                    }
                    codeCount = lines
                }
                classCount = lines
            }
            voucherCount = count
        }
    }
}
