//! A row of a ledger between its cells and the table it becomes.

/// One row of the ledger as texts that the reader of scenarios reads.
#[derive(Clone, Debug)]
pub struct RowText {
    /// Its row in the grid.
    pub row: usize,
    /// One text a field, in the order of the table's fields; empty = not given.
    pub texts: Vec<String>,
}
