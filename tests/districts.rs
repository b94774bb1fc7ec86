//! The five shipped districts hold what their plans say: every figure of the inventory is counted, every target row stands with
//! its limit and words, and every project that changes something modelled is a measure at its cost.
//!
//! The facts are shared data (`RELIEFSIM_SHARED`); without them only the soundness of the folders is tested.

use std::collections::BTreeSet;
use std::path::PathBuf;

use reliefsim::response::Plan;
use reliefsim::run;
use reliefsim::scenario::choices::{Assessable, Level, Nature, Status, StockKind, TeamKind};
use reliefsim::scenario::inventory::Item;
use reliefsim::scenario::metrics::Basis;
use reliefsim::scenario::tables::{LinkRow, TargetRow, TeamRow};
use reliefsim::scenario::{Loaded, Request, Scenario, load};
use reliefsim::target::computed;
use reliefsim::world::{World, compile};

mod support;

use support::program::shipped;
use support::{Table, shared};

const DISTRICTS: [&str; 5] = ["jianghai", "kaiping", "songbei", "changyi", "haimen"];

/// Names of all folders of `scenarios/` that are scenarios, in order.
fn scenarios() -> Vec<String> {
    let entries = std::fs::read_dir(shipped("")).expect("the scenarios");
    let folders = entries.map(|entry| entry.expect("an entry").path());
    let sound = folders.filter(|folder: &PathBuf| folder.join("scenario.toml").is_file());
    let name = |folder: PathBuf| folder.file_name().map(|name| name.to_string_lossy().into());
    let mut names: Vec<String> = sound.filter_map(name).collect();
    names.sort();
    names
}

fn read(name: &str) -> Loaded {
    load(&shipped(name), &Request::default()).unwrap_or_else(|found| panic!("{name}: {found:?}"))
}

/// The scenarios of a district: its own and those for other events.
fn of_district(district: &str) -> Vec<Scenario> {
    let names = scenarios().into_iter();
    let own = names.filter(|name| name.split('-').next() == Some(district));
    own.map(|name| read(&name).scenario).collect()
}

#[test]
fn every_shipped_scenario_is_sound() {
    let names = scenarios();
    for district in DISTRICTS {
        assert!(names.iter().any(|name| name == district), "{district}");
    }
    for name in names {
        let found = read(&name).warnings;
        assert_eq!(found.warnings(), 0, "{name}: {found:?}");
    }
}

#[test]
fn every_district_can_be_put_under_the_same_stress() {
    for district in [
        "jianghai",
        "jianghai-rainstorm",
        "changyi",
        "haimen",
        "haimen-typhoon",
    ] {
        let scenario = read(district).scenario;
        let names: BTreeSet<&str> = scenario
            .stress
            .iter()
            .map(|row| row.name.0.as_str())
            .collect();
        for stress in [
            "triple_cut",
            "quad_cut",
            "key_bridge",
            "depot_lost",
            "holiday",
            "worst",
        ] {
            assert!(names.contains(stress), "{district}: {stress}");
        }
        // Chan-hom passes Haimen at two in the morning as it is.
        let is_by_day = district != "haimen-typhoon";
        assert_eq!(names.contains("night"), is_by_day, "{district}");
    }
}

#[test]
fn the_key_bridge_of_a_district_is_a_bridge_with_a_name() {
    for (district, severed) in [("jianghai", 1), ("changyi", 1), ("haimen", 1)] {
        let request = Request {
            stress: vec!["key_bridge".to_owned()],
            ..Request::default()
        };
        let scenario = load(&shipped(district), &request)
            .expect("it is sound")
            .scenario;
        let failed: Vec<_> = scenario
            .links
            .iter()
            .filter(|link| link.closed_probability > 0.0)
            .collect();
        assert_eq!(failed.len(), severed, "{district}");
        assert!(failed[0].bridge && failed[0].name.is_some(), "{district}");
        let class = failed[0].facility_type.as_ref().map(|id| id.0.as_str());
        assert_eq!(class, Some("provincial"), "{district}: a main road");
        assert!(scenario.link_failure.is_some(), "{district}: it fails");
    }
}

/// People who have to leave their homes in the first replications, on average.
fn displaced(name: &str, stress: &[&str]) -> f64 {
    const REPLICATIONS: u32 = 8;
    let request = Request {
        stress: stress.iter().map(|&word| word.to_owned()).collect(),
        ..Request::default()
    };
    let scenario = load(&shipped(name), &request)
        .expect("it is sound")
        .scenario;
    let world = compile(&scenario);
    let plan = Plan::new(&world);
    let of = |k| run::trace(&world, &plan, 1, k).0.displaced();
    let all: u64 = (0..REPLICATIONS).map(of).sum();
    all as f64 / f64::from(REPLICATIONS)
}

#[test]
fn a_severe_event_moves_more_people_and_the_worst_credible_one_the_most() {
    for (name, severe) in [
        ("jianghai", "direct_hit"),
        ("jianghai-rainstorm", "severe"),
        ("changyi", "severe"),
        ("haimen", "severe"),
        ("haimen-typhoon", "severe"),
    ] {
        let as_shipped = displaced(name, &[]);
        let (severe, worst) = (displaced(name, &[severe]), displaced(name, &["worst"]));
        assert!(as_shipped > 0.0, "{name}: somebody is struck");
        assert!(severe > as_shipped, "{name}: {as_shipped}, {severe}");
        assert!(worst > severe, "{name}: {severe}, {worst}");
    }
}

fn request(measures: &[&str], stress: &[&str]) -> Request {
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    Request {
        measures: words(measures),
        stress: words(stress),
        ..Request::default()
    }
}

/// The shipped scenario with these switches, compiled.
fn switched(name: &str, measure: &[&str], stress: &[&str]) -> World {
    let loaded = load(&shipped(name), &request(measure, stress));
    compile(
        &loaded
            .unwrap_or_else(|found| panic!("{name}: {found:?}"))
            .scenario,
    )
}

/// Whether a row computed from records differs, or how an early replication goes.
fn differ(one: &World, other: &World) -> bool {
    const REPLICATIONS: u32 = 40;
    let rows = |world: &World| -> Vec<Option<f64>> {
        let rows = world.targets.iter();
        rows.map(|row| computed(row, world)).collect()
    };
    let plans = [Plan::new(one), Plan::new(other)];
    let goes = |world: &World, plan: &Plan, k| run::trace(world, plan, 1, k).0;
    rows(one) != rows(other)
        || (0..REPLICATIONS).any(|k| goes(one, &plans[0], k) != goes(other, &plans[1], k))
}

#[test]
fn every_measure_and_every_stress_of_the_new_districts_changes_something() {
    for name in [
        "jianghai",
        "jianghai-rainstorm",
        "changyi",
        "haimen",
        "haimen-typhoon",
    ] {
        let as_shipped = switched(name, &[], &[]);
        let scenario = read(name).scenario;
        for row in &scenario.measures {
            let measure = row.name.0.as_str();
            if measure == "headwater-dams" {
                // Dams give way once in hundreds of events: too rare to be met here.
                let strengthened = request(&[measure], &[]);
                let with = load(&shipped(name), &strengthened)
                    .expect("it is sound")
                    .scenario;
                assert_ne!(with.reservoirs, scenario.reservoirs, "{name}: {measure}");
                continue;
            }
            let changes = differ(&as_shipped, &switched(name, &[measure], &[]));
            assert!(changes, "{name}: measure {measure}");
        }
        for row in &scenario.stress {
            let stress = row.name.0.as_str();
            let changes = differ(&as_shipped, &switched(name, &[], &[stress]));
            assert!(changes, "{name}: stress {stress}");
        }
    }
}

/// Residents of the districts in the census of 2020, from the county tables of the seventh census.
#[test]
fn everybody_counted_by_the_census_lives_somewhere() {
    for (district, residents) in [
        ("jianghai", 364_694.0),
        ("kaiping", 748_777.0),
        ("songbei", 413_515.0),
        ("changyi", 581_852.0),
        ("haimen", 991_782.0),
    ] {
        let places = read(district).scenario.places;
        let told: f64 = places.iter().map(|place| place.population_persons).sum();
        assert!((told - residents).abs() < 0.5, "{district}: {told}");
        assert!(places.iter().all(|place| place.adcode.is_some()));
    }
}

#[test]
fn every_division_of_the_lists_is_a_place() {
    for (district, set) in [
        ("jianghai", "cn-districts-shared"),
        ("kaiping", "cn-districts-shared"),
        ("songbei", "cn-districts-shared"),
        ("changyi", "cn-districts-more"),
        ("haimen", "cn-districts-more"),
    ] {
        let Some(path) = shared(&format!("data/{set}/{district}/villages.csv")) else {
            return;
        };
        let listed = Table::read(&path);
        let places = read(district).scenario.places;
        let settled: BTreeSet<(&str, &str)> = places
            .iter()
            .filter_map(|place| Some((place.adcode.as_ref()?.0.as_str(), place.name.as_str())))
            .collect();
        let (codes, names) = (listed.text("code"), listed.text("name"));
        let names = names.into_iter().map(without_committee);
        let listed: BTreeSet<(&str, &str)> = codes.into_iter().zip(names).collect();
        assert_eq!(settled, listed, "{district}");
    }
}

/// The name of a division without its committee.
fn without_committee(name: &str) -> &str {
    name.trim_end_matches("村委会")
        .trim_end_matches("居委会")
        .trim_end_matches("村民委员会")
}

#[test]
fn every_row_of_the_plans_stands_in_its_district() {
    let Some(path) = shared("facts/plan_targets.csv") else {
        return;
    };
    let facts = Table::read(&path);
    let column = |name: &str| facts.text(name);
    let (ids, districts) = (column("target_id"), column("district"));
    for (at, (id, district)) in ids.iter().zip(districts).enumerate() {
        let scenario = read(district).scenario;
        let row: &TargetRow = scenario
            .targets
            .iter()
            .find(|row| row.target_id.0 == **id)
            .unwrap_or_else(|| panic!("{id} stands in {district}"));
        assert_eq!(row.comparator.word(), column("comparator")[at], "{id}");
        assert_eq!(Ok(row.threshold), column("value")[at].parse(), "{id}");
        let unit = column("unit")[at];
        assert_eq!(
            row.unit,
            unit.split(" after").next().unwrap_or(unit),
            "{id}"
        );
        assert_eq!(row.indicator, column("indicator_zh")[at], "{id}");
        let metric: Vec<&str> = column("metric")[at].split(' ').collect();
        assert_eq!(row.metric.word(), metric[0], "{id}");
        let level = row.level.map(Level::word);
        let asked = metric.last().and_then(|words| words.strip_prefix("level="));
        assert_eq!(level, asked, "{id}");
        let nature = match column("nature")[at] {
            "约束性" => Nature::Binding,
            "预期性" => Nature::Anticipatory,
            _ => Nature::Stated,
        };
        assert_eq!(row.nature, nature, "{id}");
        assert!(
            row.quote
                .as_ref()
                .is_some_and(|words| words.contains(&row.indicator)),
            "{id}"
        );
        // That only records tell of a metric is said by the metric itself.
        let is_recorded = row.metric.definition().basis == Basis::Recorded;
        let told = row.assessable == Assessable::Yes || row.why.is_some() || is_recorded;
        assert!(told, "{id} says why it is not judged, or not wholly");
    }
    assert_eq!(ids.len(), 37);
}

/// What was said of a project's cost, in ten thousand yuan.
fn cost(cell: &str) -> Option<f64> {
    (!cell.is_empty()).then(|| cell.parse().expect("a number"))
}

#[test]
fn every_project_that_changes_something_modelled_is_a_measure_at_its_cost() {
    let Some(path) = shared("facts/plan_projects.csv") else {
        return;
    };
    let facts = Table::read(&path);
    let (names, costs) = (facts.text("project_zh"), facts.text("cost_10k_cny"));
    let (districts, changes) = (facts.text("district"), facts.text("what_it_changes"));
    let mut of_kaiping = 0.0;
    for at in 0..names.len() {
        let (name, cost) = (names[at], cost(costs[at]));
        let mut modelled = false;
        for scenario in of_district(districts[at]) {
            let project = scenario.projects.iter().find(|row| row.name == name);
            let project =
                project.unwrap_or_else(|| panic!("{name} stands in {}", scenario.scenario.name));
            assert_eq!(project.cost_10k_cny, cost, "{name}");
            if let Some(named) = &project.measure {
                let measure = scenario.measures.iter().find(|row| row.name == *named);
                let measure = measure.unwrap_or_else(|| panic!("{name}: {named}"));
                assert_eq!(measure.cost_10k_cny, cost, "{name}");
                modelled = true;
            }
        }
        assert_eq!(modelled, changes[at] != "none modelled", "{name}");
        if districts[at] == "kaiping" {
            of_kaiping += cost.expect("Kaiping tells every cost");
        }
    }
    let shipped: f64 = read("kaiping")
        .scenario
        .projects
        .iter()
        .filter_map(|row| row.cost_10k_cny)
        .sum();
    // 1,818.66 million yuan.
    assert!((of_kaiping - 181_866.0).abs() < 1e-6 && (shipped - of_kaiping).abs() < 1e-6);
}

/// Teams that the plan itself counts: those that no row of `sources.csv` calls assumed.
fn planned(scenario: &Scenario) -> Vec<&TeamRow> {
    let assumed = |team: &&TeamRow| {
        scenario.sources.iter().any(|source| {
            let is_team = source.table == "teams.csv" && source.row == team.team_id.0;
            is_team && source.field == "*" && source.status == Status::Assumed
        })
    };
    scenario
        .teams
        .iter()
        .filter(|team| !assumed(team))
        .collect()
}

/// Teams and their people, of those chosen.
fn teams(scenario: &Scenario, chosen: impl Fn(&TeamRow) -> bool) -> (f64, f64) {
    let rows = planned(scenario);
    let rows: Vec<_> = rows.into_iter().filter(|team| chosen(team)).collect();
    (
        rows.len() as f64,
        rows.iter().map(|team| team.people_persons).sum(),
    )
}

/// Items under one kind of stock; an item is what one person gets of a good in a first package.
fn items(scenario: &Scenario, site: Level, kind: StockKind) -> f64 {
    let of_level = |id: &str| {
        scenario
            .sites
            .iter()
            .any(|row| row.site_id.0 == id && row.level == site)
    };
    let lines = scenario
        .stock
        .iter()
        .filter(|line| line.kind == kind && of_level(&line.site_id.0));
    lines
        .map(|line| {
            let mut goods = scenario.commodities.iter();
            let good = goods.find(|good| good.commodity_id == line.commodity_id);
            line.quantity / good.expect("a known good").first_package_per_person
        })
        .sum()
}

fn on_record(scenario: &Scenario, item: Item) -> f64 {
    let row = scenario.inventory.iter().find(|row| row.item == item);
    row.expect("it is on record").quantity
}

fn shelters(scenario: &Scenario, level: Level) -> f64 {
    scenario
        .shelters
        .iter()
        .filter(|row| row.level == level)
        .count() as f64
}

/// What the folder of a district holds of an item of its plan's inventory: the figure, and its people where the plan tells them;
/// nothing where no table of a scenario holds such a thing.
fn counted(scenario: &Scenario, item: &str) -> Option<(f64, Option<f64>)> {
    let of_level = |level| {
        (
            teams(scenario, |team| {
                team.level == level && !team.team_id.0.starts_with("water")
            })
            .0,
            None,
        )
    };
    let named = |word: &str| {
        let (count, people) = teams(scenario, |team| team.name.starts_with(word));
        (count, Some(people))
    };
    let all = || {
        let (count, people) = teams(scenario, |_| true);
        (count, Some(people))
    };
    Some(match (scenario.scenario.name.0.as_str(), item) {
        ("kaiping", "四级应急救援队伍") | ("songbei", "应急救援队伍") => all(),
        ("kaiping", "市级应急救援队伍") => of_level(Level::County),
        ("kaiping", "镇级应急救援队伍") => of_level(Level::Town),
        ("kaiping", "村级应急救援队伍") => of_level(Level::Village),
        ("kaiping", "企业应急救援队伍") => of_level(Level::Firm),
        // Those of the county are on record beside those of the towns, whose places the scenario tells.
        ("kaiping", "县级应急避护场所") => (
            on_record(scenario, Item::SheltersInPlace) - shelters(scenario, Level::Town),
            None,
        ),
        ("kaiping", "镇街级应急避护场所") => (shelters(scenario, Level::Town), None),
        ("kaiping", "正三轮消防摩托车") => {
            let trikes = scenario
                .teams
                .iter()
                .filter(|team| team.vehicle_id.as_ref().is_some_and(|id| id.0 == "trike"));
            (trikes.map(|team| f64::from(team.vehicles)).sum(), None)
        }
        ("songbei", "专家应急救援队伍") => named("专家应急救援队"),
        ("songbei", "综合救援队伍") => named("综合救援队"),
        ("songbei", "专业应急救援队伍") => named("专业应急救援队"),
        ("songbei", "志愿者应急救援队伍") => named("志愿者应急救援队"),
        ("songbei", "应急避难场所") => {
            let (mut area, mut capacity) = (0.0, 0.0);
            for row in &scenario.shelters {
                area += row.effective_area_m2.expect("the plan tells the area");
                capacity += row.capacity_persons.expect("the plan tells the capacity");
            }
            // Rounded shelter by shelter.
            assert!(f64::abs(area - 1_150_000.0) < 61.0 && f64::abs(capacity - 500_000.0) < 61.0);
            (
                scenario.shelters.len() as f64,
                Some(on_record(scenario, Item::ShelterCapacity)),
            )
        }
        ("changyi", "专业救援队伍") => (named("专业救援队").0, None),
        ("changyi", "分散救援队伍") => (named("分散救援队").0, None),
        ("haimen", "乡镇政府专职消防队") => {
            let crews = scenario
                .teams
                .iter()
                .filter(|team| team.kind == TeamKind::FireService);
            let towns: BTreeSet<&str> = crews.map(|team| team.site_id.0.as_str()).collect();
            (towns.len() as f64, None)
        }
        ("haimen", "区级救灾物资仓库") => {
            assert!(items(scenario, Level::County, StockKind::Physical) >= 10_000.0 - 1e-6);
            (
                scenario
                    .sites
                    .iter()
                    .filter(|row| row.level == Level::County)
                    .count() as f64,
                None,
            )
        }
        ("haimen", "协议储备") => (
            items(scenario, Level::Firm, StockKind::Agreement).round(),
            None,
        ),
        ("haimen", "规范化应急避难场所") => (scenario.shelters.len() as f64, None),
        _ => return None,
    })
}

/// People that the note of a figure tells, as in `1553 people in all`.
fn people_told(item: &str, note: &str) -> Option<f64> {
    let words: Vec<&str> = note
        .split([' ', ';'])
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| *word == "people")?;
    let told = words[at.checked_sub(1)?].parse().ok();
    told.filter(|_| item.contains('队') || item.contains("场所"))
}

#[test]
fn every_figure_of_the_inventories_is_counted() {
    let Some(path) = shared("facts/plan_inventory.csv") else {
        return;
    };
    let facts = Table::read(&path);
    let (districts, items) = (facts.text("district"), facts.text("item_zh"));
    let (quantities, notes) = (facts.text("quantity"), facts.text("note"));
    let mut elsewhere = Vec::new();
    for at in 0..items.len() {
        let scenario = read(districts[at]).scenario;
        let Some((count, people)) = counted(&scenario, items[at]) else {
            elsewhere.push(items[at]);
            continue;
        };
        let asked: f64 = quantities[at].parse().expect("a figure");
        assert!(
            (count - asked).abs() < 1e-6,
            "{}: {count}, {asked}",
            items[at]
        );
        if let Some((told, people)) = people_told(items[at], notes[at]).zip(people) {
            assert!(
                (people - told).abs() < 1e-6,
                "{}: {people} people, {told}",
                items[at]
            );
        }
    }
    // Of all things of one kind, or of past years: held below, or in no table.
    assert_eq!(
        elsewhere,
        [
            "镇级应急物资储备仓库",
            "村级应急物资储备点",
            "灾害信息员",
            "转移安置群众",
            "突发灾害性天气预警提前量",
            "气象灾害预警发布覆盖率",
            "森林火灾受害率",
            "病险水库",
            "头顶库",
        ]
    );
}

#[test]
fn kaiping_has_a_depot_in_every_town_and_a_store_point_and_an_officer_in_every_village() {
    let scenario = read("kaiping").scenario;
    let at_level = |level| scenario.sites.iter().filter(move |row| row.level == level);
    let towns: BTreeSet<_> = scenario.places.iter().map(|place| &place.town).collect();
    let with_depot: BTreeSet<_> = at_level(Level::Town)
        .filter_map(|row| row.town.as_ref())
        .collect();
    assert_eq!(towns, with_depot);
    let villages: BTreeSet<_> = scenario
        .places
        .iter()
        .map(|place| &place.place_id)
        .collect();
    let with_store: BTreeSet<_> = at_level(Level::Village)
        .filter_map(|row| row.place_id.as_ref())
        .collect();
    assert_eq!(villages, with_store);
    assert!(scenario.measures.iter().any(|row| row.name.0 == "officers"));
}

#[test]
fn only_named_bridges_cross_the_yangtze_and_the_sea_at_haimen() {
    let links = read("haimen").scenario.links;
    let over = |link: &&LinkRow, reach| link.flood_ref.as_ref().is_some_and(|id| id.0 == reach);
    for (reach, bridges) in [("yangtze", 1), ("sea", 1)] {
        let across: Vec<_> = links
            .iter()
            .filter(|link| link.bridge && over(link, reach))
            .collect();
        assert_eq!(across.len(), bridges, "{reach}");
        assert!(across.iter().all(|link| link.name.is_some()), "{reach}");
    }
}

#[test]
fn reservoirs_lie_upstream_of_changyi() {
    let scenario = read("changyi").scenario;
    assert!(scenario.reservoirs.len() >= 2);
    for dam in &scenario.reservoirs {
        let below = scenario
            .catchments
            .iter()
            .find(|row| row.reach_id == dam.reach_id);
        let below = below.expect("a dam stands in a catchment");
        assert!(below.downstream_reach_id.is_some(), "{}", dam.name);
    }
}
