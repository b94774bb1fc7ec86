//! What a run was: enough to do it again and to see whether it is whole.

/// The content of `manifest.json`. Times are durations; the clock of the day never enters a file.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Manifest {
    /// Name of the program: [`Manifest::PROGRAM`]. A folder whose manifest says otherwise is not ours.
    pub program: String,
    /// Version of the program.
    pub version: String,
    /// BLAKE3 of everything read and changed: two runs with one hash, seed and count give the same results.
    pub scenario_hash: String,
    /// Seed of the random draws.
    pub seed: u64,
    /// Replications finished.
    pub replications: u64,
    /// Replications asked for.
    pub requested: u64,
    /// Threads used; results do not depend on them.
    pub threads: usize,
    /// Time from start to end, in seconds.
    pub wall_s: f64,
    /// Processor time of all threads, in seconds.
    pub cpu_s: f64,
    /// Shards merged, as `I/N`; empty when it ran in one piece.
    pub parts: Vec<String>,
    /// Whether everything asked for is here.
    pub state: State,
}

/// Whether a result holds everything that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// All replications asked for.
    Whole,
    /// Interrupted: the replications that were finished.
    Partial,
}

impl Manifest {
    /// Name of the program that writes the folder.
    pub const PROGRAM: &'static str = "reliefsim";
}
