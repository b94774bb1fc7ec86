//! What must hold of the page.

use super::*;
use crate::report::{fixture, table};

fn page(lang: Lang, change: impl FnOnce(&mut World, &mut Summary)) -> String {
    let (mut world, mut summary) = (fixture::world(lang), fixture::summary(lang));
    change(&mut world, &mut summary);
    html(&Page {
        title: lang.pick(
            "Flood on the Tanjiang, 1 in 50 years",
            "潭江五十年一遇洪水情景",
        ),
        district: lang.pick("Kaiping", "开平市"),
        summary: &summary,
        world: &world,
        assumptions: &fixture::assumptions(lang),
        lang,
    })
}

#[test]
fn an_empty_depot_or_a_closed_road_changes_no_byte() {
    let before = page(Lang::En, |_, _| {});
    let with_empty_depot = page(Lang::En, |world, _| world.sites.push(fixture::empty_site()));
    let with_closed_road = page(Lang::En, |world, _| {
        world.network.links.closed_probability[3] = 1.0;
    });
    assert_eq!(before, with_empty_depot);
    assert_eq!(before, with_closed_road);
}

#[test]
fn the_page_fetches_runs_and_sends_nothing() {
    for lang in [Lang::En, Lang::Zh] {
        let page = page(lang, |_, _| {});
        for forbidden in [
            "<script", "http://", "https://", "<link", "<img", "@import", " onclick",
        ] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        assert!(page.contains("default-src 'none'"));
    }
}

#[test]
fn what_users_write_is_text_never_markup() {
    let page = page(Lang::En, |world, summary| {
        summary.targets[0].indicator = "<script>alert(1)</script>".into();
        summary.places[0].name = "\"><svg onload=x>".into();
        world.sites[0].name = "</svg><b>".into();
    });
    assert!(
        !page.contains("<script") && !page.contains("<svg onload") && !page.contains("</svg><b>")
    );
}

#[test]
fn every_figure_has_a_title_and_every_verdict_a_word() {
    let page = page(Lang::Zh, |_, _| {});
    let figures = page.matches("<figure>").count();
    assert!(figures <= 6);
    assert_eq!(page.matches("role=\"img\"").count(), figures);
    assert_eq!(page.matches("<figcaption>").count(), figures);
    assert!(page.contains("无法由仿真判断") && page.contains("示意图 不作划界依据"));
}

#[test]
fn a_row_of_the_plan_is_never_dropped() {
    let page = page(Lang::En, |_, _| {});
    for target in fixture::summary(Lang::En).targets {
        assert!(page.contains(&target.indicator), "{}", target.target_id);
    }
}

#[test]
fn people_who_leave_and_calls_for_help_stand_on_the_page_where_they_are_counted() {
    let without = page(Lang::En, |_, _| {});
    assert!(!without.contains("Leaving, rescue and calls for help"));
    let with = page(Lang::Zh, |_, summary| {
        summary.evacuation = Some(crate::run::EvacuationResult {
            driven_out: [10.0, 20.0, 30.0, 21.0],
            left_in_time: [1.0, 2.0, 3.0, 2.1],
            left: [1000.0, 4321.0, 9000.0, 4500.0],
            over_capacity: [0.0; 4],
        });
        summary.incidents = vec![crate::run::IncidentResult {
            kind: crate::scenario::incidents::IncidentKind::Sea,
            per_replication: 1.5,
            reached_share: Some(0.97),
            waited_share: None,
            arrival: crate::run::Quantiles {
                p50: Some(1.9),
                ..crate::run::Quantiles::default()
            },
        }];
    });
    assert!(
        with.contains("转移、搜救与求助") && with.contains("4,321"),
        "{with}"
    );
    assert!(with.contains("海域") && with.contains("97 %") && with.contains("1.9"));
}

#[test]
fn a_run_without_anything_still_makes_a_page() {
    let page = page(Lang::En, |world, summary| {
        summary.targets.clear();
        summary.places.clear();
        summary.shortfall.clear();
        summary.time_budget.clear();
        summary.attribution.clear();
        summary.arrival = crate::run::ArrivalCurve::default();
        world.places.clear();
        world.sites.clear();
        world.network = crate::world::Network::default();
    });
    assert!(page.ends_with("</html>\n") && !page.contains("NaN") && !page.contains("inf"));
}

#[test]
#[ignore = "writes both pages to the temporary folder and prints the tables, to be looked at"]
fn pages_to_look_at() {
    for lang in [Lang::En, Lang::Zh] {
        let path = std::env::temp_dir().join(format!("reliefsim-{}.html", lang.tag()));
        std::fs::write(path, page(lang, |_, _| {})).expect("the temporary folder can be written");
        let summary = fixture::summary(lang);
        let verdicts = table::verdicts(&summary, lang).text(table::Form::Ruled);
        let places =
            table::latest_places(&summary, lang).map(|places| places.text(table::Form::Ruled));
        println!("{verdicts}\n{}", places.unwrap_or_default());
    }
}
