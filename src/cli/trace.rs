//! `reliefsim trace`: one replication, event by event, with its time budget.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::answer::Answer;
use super::arguments::Changes;
use super::cache;
use super::failure::Failure;
use super::options::Settings;
use crate::outcome::{Outcome, PlaceOutcome, Step};
use crate::report;
use crate::report::hazard::{self, Hazard, Subject, Told};
use crate::report::timeline::{self, Chosen, Replayed, Timeline};
use crate::report::trace as words;
use crate::response::{Entry, Plan, RouterKind};
use crate::run;
use crate::scenario;
use crate::text::messages::{cli as say, hazard as say_hazard};
use crate::units::Millis;
use crate::world::{self, PlaceIx, World};

const EXAMPLES: &str = "\
Examples:
  reliefsim trace demo --replication 17               everything that happened
  reliefsim trace demo --replication 17 --place V3    only what concerns one place
  reliefsim trace demo -k 17 --json | jq '.data.events[0]'
  reliefsim trace demo -k 17 --out day17              drawn: who waited for what, and the vehicles, on a page with pictures
  reliefsim trace demo -k 17 --hazard                 what nature does instead: wind, rivers, fires, closed roads
  reliefsim trace demo -k 17 --hazard --out day17     the same drawn: a page, SVG pictures and GeoJSON";

/// The most places that can be drawn.
const MOST_PLACES: i64 = timeline::MOST_PLACES as i64;

/// Replay one replication, event by event. 逐事件回放一次抽样。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Scenario folder
    pub scenario: PathBuf,
    /// Which replication, from 0
    #[arg(short = 'k', long, value_name = "K")]
    pub replication: u32,
    /// Only what concerns this place (its id or name)
    #[arg(long, value_name = "ID")]
    pub place: Option<String>,
    /// What nature does instead: rain, wind, rivers, fires, closed roads
    #[arg(long, conflicts_with = "place")]
    pub hazard: bool,
    /// Draw it into this folder: a page and SVG pictures; with --hazard GeoJSON too
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// So many places are drawn, those whose people waited longest
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u8).range(1..=MOST_PLACES), conflicts_with_all = ["place", "hazard"])]
    pub latest: u8,
    /// Seed of the random draws
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    #[command(flatten)]
    pub changes: Changes,
}

/// Replays the replication.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let loaded = scenario::load(&arguments.scenario, &arguments.changes.request())?;
    let world = world::compile(&loaded.scenario);
    let plan = Plan::with_router(&world, RouterKind::Lanes, cache::folder().as_deref());
    let chosen = arguments
        .place
        .as_deref()
        .map(|name| find(&world, name, settings))
        .transpose()?;
    let subject = Subject {
        title: &loaded.scenario.scenario.title,
        district: &loaded.scenario.scenario.district,
    };
    if arguments.hazard {
        return hazard(arguments, settings, (&world, &plan, subject));
    }
    let (outcome, all) = run::trace(&world, &plan, arguments.seed, arguments.replication);
    let log = concerning(&all, chosen);
    let trace = words::Trace {
        world: &world,
        plan: &plan,
        lang: settings.lang,
    };
    let places: Vec<PlaceIx> = (0..world.places.len() as u32).map(PlaceIx).collect();
    let struck = places
        .into_iter()
        .filter(|place| outcome.places[place.at()].is_struck());
    let budgets: Vec<PlaceIx> = struck
        .filter(|place| chosen.is_none_or(|chosen| chosen == *place))
        .collect();
    let events: Vec<Value> = log.iter().map(|entry| trace.event(entry)).collect();
    let mut data = json!({
        "replication": arguments.replication,
        "seed": arguments.seed,
        "severity": outcome.severity_ppm as f64 / 1e6,
        "displaced": outcome.displaced(),
        "events": events,
        "places": budgets.iter().map(|place| budget(&world, &outcome, *place)).collect::<Vec<_>>(),
    });
    let mut text = trace.title(arguments.replication, arguments.seed, &outcome);
    for entry in &log {
        text.push_str(&trace.line(entry));
    }
    text.push('\n');
    for place in budgets {
        let _ = writeln!(text, "{}", trace.budget(place, &outcome.places[place.at()]));
    }
    if let Some(out) = &arguments.out {
        let replayed = Replayed {
            world: &world,
            plan: &plan,
            facts: &run::facts(&world, &plan, arguments.seed, arguments.replication),
            outcome: &outcome,
            log: &all,
            seed: arguments.seed,
            lang: settings.lang,
        };
        let latest = Chosen::Latest(usize::from(arguments.latest));
        let chosen = chosen.map_or(latest, Chosen::One);
        let timeline = Timeline::of(&replayed, chosen);
        let files = timeline::files(&replayed, &timeline, subject);
        let files = report::write_files(out, &timeline::TIMELINE, &files)?;
        text += &written((&mut data, out), &files, settings);
    }
    Ok(Answer::done(data, text))
}

/// Tells what nature does, and nothing of what people do; draws it where that is asked for.
fn hazard(
    arguments: &Arguments,
    settings: &Settings,
    (world, plan, subject): (&World, &Plan, Subject),
) -> Result<Answer, Failure> {
    let facts = run::facts(world, plan, arguments.seed, arguments.replication);
    let told = Told {
        world,
        plan,
        facts: &facts,
        struck: &facts.struck(world, plan),
        seed: arguments.seed,
        lang: settings.lang,
    };
    let hazard = Hazard::of(&told);
    let mut text = hazard::text(&told, &hazard, settings.form());
    let mut data = json!({
        "replication": arguments.replication,
        "seed": arguments.seed,
        "severity": facts.event.severity,
        "displaced": hazard.people.total.people,
        "hazard": hazard,
    });
    if let Some(out) = &arguments.out {
        let files = hazard::files(&told, &hazard, subject);
        let files = report::write_files(out, &hazard::HAZARD, &files)?;
        text += &written((&mut data, out), &files, settings);
        let missing = world.planar.then(|| say_hazard::no_geojson(settings.lang));
        if let Some(missing) = &missing {
            let _ = writeln!(text, "{missing}");
        }
        data["no_geojson"] = json!(missing);
    }
    Ok(Answer::done(data, text))
}

/// Which files were written into which folder, in the answer and in words.
fn written((data, out): (&mut Value, &Path), files: &[&str], settings: &Settings) -> String {
    let folder = out.display().to_string();
    let mut pages = files.iter().filter(|name| name.contains(".html"));
    let page = pages.next().copied().unwrap_or_default();
    let words = say_hazard::written(settings.lang, files.len(), &folder, page);
    data["out"] = json!(folder);
    data["files"] = json!(files);
    format!("\n{words}\n")
}

fn find(world: &World, name: &str, settings: &Settings) -> Result<PlaceIx, Failure> {
    let named = |place: &world::Place| place.id == name || place.name == name;
    world
        .places
        .iter()
        .position(named)
        .map(|at| PlaceIx(at as u32))
        .ok_or_else(|| {
            let ids = world.places.iter().map(|place| place.id.as_str());
            Failure::Usage(say::no_place(
                settings.lang,
                name,
                scenario::nearest(name, ids),
            ))
        })
}

/// What concerns the place: its own entries, and those of vehicles while they are on their way to it or back.
fn concerning(log: &[Entry], chosen: Option<PlaceIx>) -> Vec<Entry> {
    let Some(chosen) = chosen else {
        return log.to_vec();
    };
    let mut bound: std::collections::BTreeMap<u32, PlaceIx> = std::collections::BTreeMap::new();
    let concerns = |entry: &&Entry| {
        if let (Some(truck), Some(place)) = (entry.what.truck(), entry.what.place()) {
            bound.insert(truck, place);
        }
        let place = entry
            .what
            .place()
            .or_else(|| bound.get(&entry.what.truck()?).copied());
        place == Some(chosen) || matches!(entry.what, crate::response::Happened::Activation)
    };
    log.iter().filter(concerns).cloned().collect()
}

fn hours(time: Millis) -> Option<f64> {
    (!time.is_never()).then(|| time.hours())
}

fn budget(world: &World, outcome: &Outcome, place: PlaceIx) -> Value {
    let of: &PlaceOutcome = &outcome.places[place.at()];
    let steps = |budget: &crate::outcome::TimeBudget| -> Value {
        Step::ALL
            .iter()
            .map(|&step| (step.key().to_owned(), json!(budget.spent(step).hours())))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    json!({
        "place_id": world.places[place.at()].id,
        "struck_h": hours(of.struck),
        "displaced": of.displaced,
        "first_delivery_h": hours(of.first_delivery),
        "longest_wait_h": hours(of.longest_wait()),
        "packages": of.packaged.iter().map(|packaged| json!({ "time_h": hours(packaged.time), "people": packaged.people, "budget_h": steps(&packaged.budget()) })).collect::<Vec<_>>(),
        "isolated_h": of.isolated.hours(),
        "first_budget_h": steps(&of.first_budget()),
    })
}
