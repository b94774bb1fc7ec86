//! Ctrl-C: the first asks the run to finish what is under way, the second ends the process at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::answer::Exit;
use super::print;
use crate::text::Lang;
use crate::text::messages::cli as say;

/// A flag that becomes true when somebody interrupts.
pub fn flag(lang: Lang) -> Arc<AtomicBool> {
    let asked = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&asked);
    let handler = move || {
        if seen.swap(true, Ordering::Relaxed) {
            std::process::exit(Exit::Interrupted as i32);
        }
        print::note(&format!("{}\n", say::interrupting(lang)));
    };
    // Without a handler Ctrl-C still ends the process; only the partial result is lost.
    let _ = ctrlc::set_handler(handler);
    asked
}
