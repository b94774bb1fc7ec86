//! `reliefsim run`: the Monte Carlo, its output folder, and the verdicts on the terminal.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use clap::Args;
use serde_json::{Value, json};

use super::answer::{Answer, Exit};
use super::arguments::{Changes, Draws, Shard};
use super::failure::Failure;
use super::options::Settings;
use super::progress::Bar;
use super::{cache, findings, interrupt, print};
use crate::report::page::{self, Page};
use crate::report::table::{self, TextTable};
use crate::report::{self, Assumption, Folder, OptionalColumns, ReplicationsCsv};
use crate::run::{self, Manifest, ReplicationRow, State, Summary};
use crate::scenario::{self, Finding, Origin};
use crate::target::{self, Verdict};
use crate::text::messages::{cli as say, report as words};
use crate::world::{self, World};

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
    /// Output folder [default: `out/` and the name of the scenario folder]
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
    if arguments.shard.is_some() || arguments.resume {
        return Err(Failure::Usage(say::later(
            settings.lang,
            "--shard, --resume",
        )));
    }
    let folder = Folder::stage(&out_of(arguments), &report::RUN)?;
    let interrupted = interrupt::flag(settings.lang);
    let mut finished = simulate(arguments, &folder, (settings, &interrupted))?;
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
    if finished.summary.is_idle() {
        let replications = finished.summary.replications;
        let warning = words::nothing_happened(settings.lang, replications);
        finished.warnings.push(json!(warning));
    }
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

/// Title with the seed, verdicts, what breaks them, latest places, how long it took, and where it lies.
fn text(finished: &Finished, out: &Path, settings: &Settings) -> String {
    let (lang, form) = (settings.lang, settings.form());
    let summary = &finished.summary;
    let verdicts = table::verdicts(summary, lang).text(form);
    if settings.plain {
        return verdicts;
    }
    let title = say::run_title(lang, &finished.title, summary.seed);
    let under = |heading: String, table: Option<TextTable>| {
        table.map_or_else(String::new, |table| {
            format!("\n{heading}\n{}", table.text(form))
        })
    };
    let breaks = under(
        words::terminal_breaks(lang),
        table::what_breaks(summary, lang),
    );
    let places = under(
        words::terminal_latest(lang),
        table::latest_places(summary, lang),
    );
    let end = table::end_line(summary.replications, finished.manifest.wall_s, lang);
    let written = say::run_written(lang, out.display());
    format!("{title}\n{verdicts}{breaks}{places}\n{end}\n{written}\n")
}

/// Loads, compiles and runs; rows go to `replications.csv` as they come.
fn simulate(
    arguments: &Arguments,
    folder: &Folder,
    (settings, interrupted): (&Settings, &Arc<AtomicBool>),
) -> Result<Finished, Failure> {
    let loaded = scenario::load(&arguments.scenario, &arguments.changes.request())?;
    let world = world::compile(&loaded.scenario);
    let assessed = world.targets.iter().filter(|row| target::is_assessed(row));
    let ids: Vec<String> = assessed.map(|row| row.target_id.0.clone()).collect();
    let mut rows = ReplicationsCsv::create(folder.path(), &ids, OptionalColumns::of(&world))?;
    let mut failed = None;
    let mut sink = |row: &ReplicationRow| {
        if let Err(error) = rows.write(row) {
            failed.get_or_insert(error);
            interrupted.store(true, Ordering::Relaxed);
        }
    };
    let draws = &arguments.draws;
    let options = run::Options {
        seed: draws.seed,
        replications: draws.replications,
        precision: draws.precision,
        threads: draws.threads.map_or(0, NonZeroUsize::get),
        cache: cache::folder(),
    };
    let begun = (Instant::now(), processor_s());
    let done = run::run(
        &world,
        &options,
        &Bar::new(settings),
        interrupted,
        &mut sink,
    )?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    rows.finish()?;
    let mut summary = done.summary;
    let confidence = target::confidence(loaded.provenance.counts());
    summary
        .targets
        .iter_mut()
        .for_each(|target| target.confidence = confidence);
    let manifest = Manifest {
        program: Manifest::PROGRAM.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        scenario_hash: loaded.scenario.hash.clone(),
        seed: draws.seed,
        replications: summary.replications,
        requested: draws.replications,
        threads: done.threads,
        wall_s: begun.0.elapsed().as_secs_f64(),
        cpu_s: processor_s() - begun.1,
        parts: Vec::new(),
        state: if done.partial {
            State::Partial
        } else {
            State::Whole
        },
    };
    Ok(Finished {
        manifest,
        title: loaded.scenario.scenario.title.clone(),
        district: loaded.scenario.scenario.district.clone(),
        assumptions: loaded.provenance.origins.iter().map(assumption).collect(),
        warnings: loaded
            .warnings
            .0
            .iter()
            .map(|finding| warning(finding, settings))
            .collect(),
        summary,
        world,
    })
}

fn warning(finding: &Finding, settings: &Settings) -> Value {
    if settings.json {
        json!(finding)
    } else {
        json!(format!(
            "{} {}",
            findings::place(finding),
            finding.message(settings.lang)
        ))
    }
}

fn assumption(origin: &Origin) -> Assumption {
    let row = if origin.row == "*" {
        String::new()
    } else {
        format!(" ({})", origin.row)
    };
    Assumption {
        what: format!("{} {}{row}", origin.table, origin.field),
        value: origin.value.clone(),
        status: origin.status,
        source: origin.source.clone(),
        range: (!origin.range.is_empty()).then(|| origin.range.clone()),
    }
}

/// Processor time of this process in seconds, all threads together; 0 where the system does not tell.
fn processor_s() -> f64 {
    // The fields after the name in brackets: user and system time are the 12th and 13th, in hundredths of a second.
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}
