//! A small district and its results, invented, for the tests of this room.

use crate::random::{EntityKey, Purpose, SeedKey};
use crate::run::{
    ArrivalCurve, BudgetRow, PlaceResult, Quantiles, ShortfallResult, Summary, TargetResult,
};
use crate::scenario::choices::{
    Assessable, Comparator, Level, Metric, Mode, NeedPopulation, Status, StockKind,
};
use crate::scenario::settings::{PolicySettings, TrafficSettings};
use crate::scenario::spec::{Cell, Cells, Field, Row, read_cell};
use crate::target::Verdict;
use crate::text::Lang;
use crate::units::Millis;
use crate::world::{
    Commodity, CommodityIx, Grid, Links, Network, NodeIx, Place, ReachIx, Site, StockLine, TownIx,
    Waterside, World,
};

use super::Assumption;

/// Places of the district: a grid of them.
pub const SIDE: usize = 8;

/// Answers every field with its default.
struct Defaults;

impl Cells for Defaults {
    fn take<T: Cell>(&mut self, field: &'static Field) -> Option<T> {
        read_cell(field, "").ok()
    }
}

/// Uniform numbers of one place, the same in every test run.
fn uniforms<const N: usize>(at: usize) -> [f64; N] {
    let key = SeedKey::new(7, "fixture");
    let mut stream = key.stream(at as u32, Purpose::Synth, EntityKey::SCENARIO);
    std::array::from_fn(|_| stream.uniform())
}

/// The district.
pub fn world(lang: Lang) -> World {
    let position = |at: usize| {
        let [x, y] = uniforms::<2>(1000 + at);
        let (column, row) = (at % SIDE, at / SIDE);
        [
            112.4 + 0.062 * (column as f64 + 0.7 * x),
            22.2 + 0.045 * (row as f64 + 0.7 * y),
        ]
    };
    let nodes = SIDE * SIDE;
    let mut ends = Vec::new();
    for at in 0..nodes {
        if at % SIDE + 1 < SIDE {
            ends.push([NodeIx(at as u32), NodeIx(at as u32 + 1)]);
        }
        if at + SIDE < nodes && (at % 3 != 1) {
            ends.push([NodeIx(at as u32), NodeIx((at + SIDE) as u32)]);
        }
    }
    let low = |ends: &[NodeIx; 2]| ends.iter().any(|node| (3..5).contains(&(node.at() / SIDE)));
    let water = Waterside {
        reach: ReachIx(0),
        height_m: 2.0,
        curve: None,
    };
    let waterways: Vec<[NodeIx; 2]> = (0..SIDE - 1)
        .map(|at| {
            [
                NodeIx((3 * SIDE + at) as u32),
                NodeIx((3 * SIDE + at + 1) as u32),
            ]
        })
        .collect();
    let roads = ends.len();
    ends.extend(&waterways);
    let links = Links {
        id: (0..ends.len()).map(|at| format!("L{at}")).collect(),
        key: vec![EntityKey(0); ends.len()],
        length_m: vec![5000.0; ends.len()],
        speed_km_h: vec![38.0; ends.len()],
        mode: (0..ends.len())
            .map(|at| if at < roads { Mode::Road } else { Mode::Water })
            .collect(),
        bridge: vec![false; ends.len()],
        water: ends.iter().map(|ends| low(ends).then_some(water)).collect(),
        closed_probability: vec![0.0; ends.len()],
        any_can_fail: false,
        ends,
    };
    let directed = vec![false; links.ends.len()];
    let places = (0..nodes).map(|at| Place {
        id: format!("V{at:03}"),
        name: place_name(at, lang),
        key: EntityKey(at as u64),
        town: TownIx((at / SIDE) as u32),
        node: NodeIx(at as u32),
        position: position(at),
        population: population(at),
        water: Some(water),
        relief_m: 2.0,
    });
    World {
        name: "fixture".into(),
        adcode: "440783".into(),
        grid: Grid {
            horizon: Millis::from_hours(72.0),
            step: Millis::from_minutes(15.0),
            epoch: Millis::from_minutes(30.0),
        },
        start_hour_h: crate::random::Dist::Fixed(8.0),
        interval_level: 0.95,
        planar: false,
        towns: (0..SIDE).map(|at| town_name(at, lang)).collect(),
        places: places.collect(),
        sites: [10, 37, 54].map(|at| site(at, position(at), lang)).into(),
        fleets: Vec::new(),
        vehicles: Vec::new(),
        commodities: commodities(lang),
        reaches: Vec::new(),
        hydrograph: Vec::new(),
        failure_states: Vec::new(),
        flood: None,
        link_failure: None,
        rain: no_rain(),
        scour: None,
        storm: None,
        depths: crate::world::DepthCurves::default(),
        casualties: None,
        woods: None,
        traffic: TrafficSettings::from_cells(&mut Defaults).expect("every setting has a default"),
        policy: PolicySettings::from_cells(&mut Defaults).expect("every setting has a default"),
        targets: Vec::new(),
        network: Network::build(
            (0..nodes).map(position).collect(),
            (0..nodes).map(|at| format!("N{at}")).collect(),
            links,
            &directed,
        ),
    }
}

fn population(at: usize) -> u32 {
    let [u] = uniforms::<1>(2000 + at);
    (300.0 + 5200.0 * u * u * u) as u32
}

fn place_name(at: usize, lang: Lang) -> String {
    const FIRST: [&str; 8] = ["沙", "塘", "石", "龙", "马", "赤", "百", "金"];
    const LAST: [&str; 8] = [
        "溪村",
        "口村",
        "坑村",
        "冈村",
        "水村",
        "坎社区",
        "合村",
        "鸡村",
    ];
    match lang {
        Lang::Zh => format!("{}{}", FIRST[at % SIDE], LAST[at / SIDE]),
        Lang::En => format!("Village {at}"),
    }
}

fn town_name(at: usize, lang: Lang) -> String {
    const NAMES: [&str; 8] = [
        "三埠街道",
        "长沙街道",
        "水口镇",
        "月山镇",
        "苍城镇",
        "沙塘镇",
        "马冈镇",
        "百合镇",
    ];
    match lang {
        Lang::Zh => NAMES[at % SIDE].into(),
        Lang::En => format!("Town {at}"),
    }
}

/// A stocked site; [`empty_site`] makes one that nobody can draw from.
fn site(at: usize, position: [f64; 2], lang: Lang) -> Site {
    Site {
        id: format!("S{at}"),
        name: lang.pick("Depot", "储备库").into(),
        key: EntityKey(at as u64),
        level: Level::County,
        town: None,
        place: None,
        node: NodeIx(at as u32),
        position,
        docks: 2,
        loading_t_per_h: 4.0,
        opening_min: crate::random::Dist::Fixed(0.0),
        water: None,
        flood_loss_share: 0.5,
        stock: vec![StockLine {
            commodity: CommodityIx(0),
            kind: StockKind::Physical,
            quantity_milli: 1_000_000,
            activation_min: crate::random::Dist::Fixed(0.0),
            reliability_share: 1.0,
            key: EntityKey(at as u64),
        }],
    }
}

/// A site without stock, far from everything.
pub fn empty_site() -> Site {
    Site {
        stock: Vec::new(),
        ..site(0, [114.0, 24.0], Lang::En)
    }
}

fn commodities(lang: Lang) -> Vec<Commodity> {
    let names = [
        ("water", "Drinking water", "饮用水", "L", "升"),
        ("food", "Ready food", "方便食品", "kg", "千克"),
        ("quilt", "Quilts", "棉被", "piece", "床"),
        ("cot", "Folding cots", "折叠床", "piece", "张"),
    ];
    let commodity = |(id, en, zh, unit_en, unit_zh): (&str, &str, &str, &str, &str)| Commodity {
        id: id.into(),
        name: lang.pick(en, zh).into(),
        unit: lang.pick(unit_en, unit_zh).into(),
        unit_mass_g: 1000.0,
        first_package_milli: 3000,
        daily_need_milli: 3000,
        need_population: NeedPopulation::Displaced,
        priority: 1,
    };
    names.map(commodity).into()
}

/// The results.
pub fn summary(lang: Lang) -> Summary {
    let time_h: Vec<f64> = (0..=144).map(|at| f64::from(at) * 0.5).collect();
    let rising = |middle: f64, spread: f64| -> Vec<f64> {
        let share = |&time: &f64| {
            if time <= 0.0 {
                0.0
            } else {
                1.0 / (1.0 + libm::pow(middle / time, spread))
            }
        };
        time_h.iter().map(share).collect()
    };
    Summary {
        casualties: None,
        scenario: "fixture".into(),
        seed: 1,
        replications: 10_000,
        struck_replications: 9_612,
        horizon_h: 72.0,
        interval_level: 0.95,
        targets: targets(lang),
        places: (0..SIDE * SIDE).map(|at| place(at, lang)).collect(),
        shortfall: shortfall(),
        time_budget: time_budget(),
        arrival: ArrivalCurve {
            mean: rising(5.3, 3.6),
            p05: rising(7.6, 4.4),
            p50: rising(5.0, 4.0),
            p95: rising(3.4, 3.8),
            time_h,
        },
        displaced: [820.0, 6_430.0, 16_700.0, 7_120.0],
        severity: [0.6, 1.0, 1.5, 1.02],
    }
}

fn target(id: &str, indicator: &str, verdict: Verdict) -> TargetResult {
    TargetResult {
        target_id: id.into(),
        indicator: indicator.into(),
        metric: Metric::FirstReliefTime,
        comparator: Comparator::Less,
        threshold: 8.0,
        unit: "h".into(),
        probability: None,
        ci_low: None,
        ci_high: None,
        confidence: "medium",
        reliability: 0.9,
        verdict,
        replications: 9_612,
        assessable: Assessable::Yes,
        why: String::new(),
        value: Quantiles::default(),
        source: String::new(),
    }
}

fn targets(lang: Lang) -> Vec<TargetResult> {
    let probability = |p: f64, low: f64, high: f64, mut target: TargetResult| {
        (target.probability, target.ci_low, target.ci_high) = (Some(p), Some(low), Some(high));
        target
    };
    let relief = lang.pick(
        "Basic living of the stricken first relieved",
        "受灾群众基本生活初步救助时间",
    );
    let first = lang.pick(
        "First county goods reach the stricken area",
        "县级第一批救灾物资到达灾区",
    );
    let fill = lang.pick("Need for drinking water met", "饮用水需求满足率");
    let warning = lang.pick(
        "Share of the public reached by warnings",
        "灾害预警信息公众覆盖率",
    );
    let shelter = lang.pick(
        "Share of required shelters in place",
        "综合应急避难场所建设率",
    );
    vec![
        TargetResult {
            source: lang
                .pick(
                    "14th five-year plan, table 1, row 1",
                    "“十四五”应急管理规划 专栏1 第1项",
                )
                .into(),
            ..probability(
                0.834,
                0.826,
                0.841,
                target("relief-8h", relief, Verdict::Misses),
            )
        },
        TargetResult {
            metric: Metric::FirstSupplyTime,
            comparator: Comparator::AtMost,
            threshold: 4.0,
            ..probability(
                0.968,
                0.964,
                0.971,
                target("supply-county", first, Verdict::Meets),
            )
        },
        TargetResult {
            metric: Metric::FillRate,
            comparator: Comparator::AtLeast,
            threshold: 0.95,
            unit: "share".into(),
            confidence: "low",
            assessable: Assessable::Partly,
            ..probability(
                0.904,
                0.897,
                0.911,
                target("fill", fill, Verdict::ProbablyMeets),
            )
        },
        TargetResult {
            metric: Metric::None,
            comparator: Comparator::AtLeast,
            threshold: 95.0,
            unit: "%".into(),
            assessable: Assessable::No,
            why: lang
                .pick(
                    "needs the delivery records of the warning platform",
                    "需预警发布平台的送达记录",
                )
                .into(),
            ..target("warning", warning, Verdict::NotAssessable)
        },
        TargetResult {
            metric: Metric::None,
            comparator: Comparator::Equal,
            threshold: 100.0,
            unit: "%".into(),
            assessable: Assessable::No,
            why: lang
                .pick("needs the register of shelters built", "需避难场所建设台账")
                .into(),
            ..target("shelter", shelter, Verdict::NotAssessable)
        },
    ]
}

fn place(at: usize, lang: Lang) -> PlaceResult {
    let [u, v, w] = uniforms::<3>(3000 + at);
    let row = at / SIDE;
    let low = (3..5).contains(&row);
    let median = 3.0 + 2.2 * u + if low { 3.4 * v } else { 0.0 };
    let cut_off = low && w > 0.8;
    let times = |shift: f64| Quantiles {
        p05: Some(median * 0.6 + shift),
        p25: Some(median * 0.8 + shift),
        p50: Some(median + shift),
        p75: Some(median * 1.35 + shift),
        p95: (!cut_off).then_some(median * 2.1 + shift),
    };
    let within = |limit: f64| 1.0 / (1.0 + libm::pow((median + 0.8) / limit, 5.0));
    PlaceResult {
        trapped_mean: None,
        place_id: format!("V{at:03}"),
        name: place_name(at, lang),
        town: town_name(row, lang),
        population: population(at),
        struck_share: if row == 7 { 0.0 } else { 0.35 + 0.5 * v },
        displaced_mean: 80.0,
        first_delivery: times(0.0),
        relief: times(0.8),
        relieved_within: vec![(4.0, within(4.0)), (8.0, within(8.0))],
        isolated_share: if low { 0.6 * w } else { 0.05 * w },
    }
}

fn shortfall() -> Vec<ShortfallResult> {
    let of = |commodity: &str, scope: &'static str, id: &str, scale: f64| ShortfallResult {
        commodity: commodity.into(),
        scope,
        id: id.into(),
        needed_mean: 64_200.0 * scale,
        peak_short: [9_310.0 * scale, 7_000.0 * scale, 23_000.0 * scale],
        unit_hours_short: [88_000.0 * scale, 60_000.0 * scale, 310_000.0 * scale],
        fill_rate: [0.31, 0.72, 0.83, 0.9, 0.98, 1.0].map(Some),
    };
    vec![
        of("water", "all", "", 1.0),
        of("food", "all", "", 0.4),
        of("quilt", "all", "", 0.1),
        ShortfallResult {
            fill_rate: [None; 6],
            ..of("cot", "all", "", 0.05)
        },
        of("water", "place", "V003", 0.01),
    ]
}

fn time_budget() -> Vec<BudgetRow> {
    let hours = [
        0.62, 0.71, 0.34, 0.48, 0.3, 0.92, 0.16, 0.41, 0.78, 0.55, 0.33,
    ];
    let largest = [
        0.04, 0.05, 0.0, 0.02, 0.11, 0.52, 0.01, 0.01, 0.06, 0.17, 0.01,
    ];
    let mut rows = Vec::new();
    for (target, scale) in [("relief-8h", 1.0), ("supply-county", 0.46)] {
        for (at, step) in crate::outcome::Step::ALL.into_iter().enumerate() {
            rows.push(BudgetRow {
                target_id: target.into(),
                step: step.key(),
                mean_h: hours[at] * scale,
                largest_share: largest[at],
            });
        }
    }
    rows
}

/// Some assumptions, of each standing.
pub fn assumptions(lang: Lang) -> Vec<Assumption> {
    let of =
        |what: &str, value: &str, status: Status, source: &str, range: Option<&str>| Assumption {
            what: what.into(),
            value: value.into(),
            status,
            source: source.into(),
            range: range.map(str::to_owned),
        };
    vec![
        of(
            "[policy] link_report_share",
            "0.8",
            Status::Assumed,
            lang.pick(
                "no record found; ask the highway bureau",
                "未见记录,建议向公路部门核实",
            ),
            Some("0.5..0.95"),
        ),
        of(
            "places.csv population_persons",
            "–",
            Status::Public,
            lang.pick("seventh census, 2020", "第七次全国人口普查(2020)"),
            None,
        ),
        of(
            "[policy] order_min",
            "lognormal(15, 30)",
            Status::Assumed,
            lang.pick("judgement of the authors", "编制组判断"),
            Some("5..60"),
        ),
        of(
            "stock.csv quantity",
            "–",
            Status::Plan,
            lang.pick(
                "14th five-year plan, section 3",
                "“十四五”应急管理规划 第三章",
            ),
            None,
        ),
    ]
}

fn no_rain() -> crate::world::RainGround {
    crate::world::RainGround {
        catchments: Vec::new(),
        reservoirs: Vec::new(),
        landslides: Vec::new(),
        low_roads: Vec::new(),
        rainstorm: None,
        damage: crate::scenario::spec::defaults().expect("every field has a default"),
        spots: Vec::new(),
    }
}
