//! The bar on the terminal while a run goes on: how far, how fast, how long still.

use std::sync::OnceLock;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::options::Settings;
use crate::run::Progress;
use crate::text::Lang;
use crate::text::messages::cli as say;

/// A bar on stderr; hidden when nobody would see it or somebody does not want it.
pub struct Bar {
    lang: Lang,
    hidden: bool,
    drawn: OnceLock<ProgressBar>,
}

impl Bar {
    /// A bar under these settings. It also hides by itself when stderr is no terminal.
    pub fn new(settings: &Settings) -> Self {
        Self {
            lang: settings.lang,
            hidden: settings.json || settings.quiet || settings.plain,
            drawn: OnceLock::new(),
        }
    }

    fn begun(&self, total: Option<u64>) -> ProgressBar {
        let target = if self.hidden {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr_with_hz(8)
        };
        let bar = ProgressBar::with_draw_target(total, target);
        let unit = say::progress_unit(self.lang);
        let left = say::progress_left(self.lang);
        let template = match total {
            Some(_) => format!(
                "{{bar:32}} {{human_pos}}/{{human_len}} {unit}  {{per_sec}}  {left} {{eta}}"
            ),
            None => format!("{{spinner}} {{human_pos}} {unit}  {{per_sec}}  {{elapsed}}"),
        };
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style.progress_chars("━╸─"));
        }
        bar.enable_steady_tick(Duration::from_millis(250));
        bar
    }
}

impl Progress for Bar {
    fn begin(&self, total: Option<u64>) {
        self.drawn.get_or_init(|| self.begun(total));
    }
    fn advance(&self, count: u64) {
        if let Some(bar) = self.drawn.get() {
            bar.inc(count);
        }
    }
    fn finish(&self) {
        if let Some(bar) = self.drawn.get() {
            bar.finish_and_clear();
        }
    }
}
