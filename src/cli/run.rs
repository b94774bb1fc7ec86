//! `reliefsim run`: the Monte Carlo, its output folder, and the verdicts on the terminal.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::Args;
use serde_json::{Value, json};

use super::answer::{Answer, Exit};
use super::arguments::{Changes, Draws, Shard};
use super::failure::Failure;
use super::options::Settings;
use super::progress::Bar;
use super::{interrupt, print};
use crate::report::page::{self, Page};
use crate::report::{self, Assumption, Folder, table};
use crate::run::{Manifest, State, Summary};
use crate::target::Verdict;
use crate::text::messages::{cli as say, report as words};
use crate::world::World;

const EXAMPLES: &str = "\
Examples:
  reliefsim run demo                                 1,000 replications, report in out/demo
  reliefsim run demo -n 10000 --precision 0.01       until the intervals are within ±1 %
  reliefsim run demo --stress triple_cut --set policy.order_min=30 --out out/cut";

/// Run the Monte Carlo and judge every target. 蒙特卡洛仿真并逐项判定指标。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Scenario folder
    pub scenario: PathBuf,
    /// Output folder [default: out/<name of the scenario folder>]
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Only one part of the replications, to be merged later, e.g. 2/8
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,
    /// Go on from an interrupted run in the output folder
    #[arg(long)]
    pub resume: bool,
    /// Exit with 1 when a target is missed
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub draws: Draws,
    #[command(flatten)]
    pub changes: Changes,
}

/// What a run leaves in memory when its replications are done and `replications.csv` is written.
struct Finished {
    summary: Summary,
    manifest: Manifest,
    world: World,
    title: String,
    district: String,
    assumptions: Vec<Assumption>,
    warnings: Vec<Value>,
}

/// Runs, writes the output folder, and sums up.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let folder = Folder::stage(&out_of(arguments))?;
    let interrupted = interrupt::flag(settings.lang);
    let finished = simulate(arguments, &folder, (settings, &interrupted))?;
    let html = page::html(&Page {
        title: &finished.title,
        district: &finished.district,
        summary: &finished.summary,
        world: &finished.world,
        assumptions: &finished.assumptions,
        lang: settings.lang,
    });
    report::write_tables(folder.path(), &finished.summary)?;
    report::write_page(folder.path(), &html)?;
    report::write_manifest(folder.path(), &finished.manifest)?;
    let out = folder.publish()?;
    if finished.manifest.state == State::Partial {
        print::note(&format!("{}\n", say::interrupted(settings.lang)));
    }
    Ok(Answer {
        data: json!({
            "out": out.display().to_string(),
            "manifest": finished.manifest,
            "summary": finished.summary,
        }),
        text: text(&finished, &out, settings),
        exit: exit(&finished, arguments.strict),
        warnings: finished.warnings,
    })
}

/// The output folder asked for, or one named after the scenario.
fn out_of(arguments: &Arguments) -> PathBuf {
    arguments.out.clone().unwrap_or_else(|| {
        let name = arguments.scenario.file_name();
        Path::new("out").join(name.unwrap_or("scenario".as_ref()))
    })
}

fn exit(finished: &Finished, strict: bool) -> Exit {
    let missed = |summary: &Summary| {
        let mut targets = summary.targets.iter();
        targets.any(|target| target.verdict == Verdict::Misses)
    };
    match finished.manifest.state {
        State::Partial => Exit::Interrupted,
        State::Whole if strict && missed(&finished.summary) => Exit::Missed,
        State::Whole => Exit::Done,
    }
}

/// Title with the seed, verdicts, latest places, how long it took, and where it lies.
fn text(finished: &Finished, out: &Path, settings: &Settings) -> String {
    let (lang, form) = (settings.lang, settings.form());
    let summary = &finished.summary;
    let verdicts = table::verdicts(summary, lang).text(form);
    if settings.plain {
        return verdicts;
    }
    let title = say::run_title(lang, &finished.title, summary.seed);
    let places = table::latest_places(summary, lang).map_or_else(String::new, |places| {
        format!("\n{}\n{}", words::terminal_latest(lang), places.text(form))
    });
    let end = table::end_line(summary.replications, finished.manifest.wall_s, lang);
    let written = say::run_written(lang, out.display());
    format!("{title}\n{verdicts}{places}\n{end}\n{written}\n")
}

/// WIRING: `scenario::load`, `world::compile`, `run::run` with a [`report::ReplicationsCsv`] in `folder` as the sink,
/// a [`Bar`] for progress and the flag for Ctrl-C; provenance becomes assumptions.
fn simulate(
    _arguments: &Arguments,
    _folder: &Folder,
    (settings, _interrupted): (&Settings, &Arc<AtomicBool>),
) -> Result<Finished, Failure> {
    let _progress = Bar::new(settings);
    Err(Failure::not_wired("run::run", settings.lang))
}
