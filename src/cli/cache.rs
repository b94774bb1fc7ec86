//! Where the program keeps what it need not find twice.

use std::path::PathBuf;

use etcetera::{BaseStrategy, base_strategy::choose_native_strategy};

/// The folder: what `RELIEFSIM_CACHE` names, or `reliefsim` in the user's own cache folder. `None`, and nothing is kept,
/// where the variable is empty or the user has no home.
pub fn folder() -> Option<PathBuf> {
    match std::env::var_os("RELIEFSIM_CACHE") {
        Some(named) => (!named.is_empty()).then(|| named.into()),
        None => Some(choose_native_strategy().ok()?.cache_dir().join("reliefsim")),
    }
}
