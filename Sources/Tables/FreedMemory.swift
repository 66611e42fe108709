import CMalloc

/// Memory that was given up and that the allocator keeps for later.
package enum FreedMemory {
    /// Hands it back to the system. Worth a call between steps that need hundreds of megabytes of
    /// different shapes; costs some milliseconds.
    package static func giveBack() { malloc_trim(0) }
}
