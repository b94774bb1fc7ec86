use super::*;
use proptest::prelude::*;

fn row(thresholds: [Option<f64>; 3]) -> ActivationRow {
    let [displaced_persons, affected_persons, places] = thresholds;
    ActivationRow {
        level: ActivationLevel::Third,
        displaced_persons,
        affected_persons,
        places_struck: places.map(|places| places as u32),
        activation_min: None,
        stock_share: 1.0,
    }
}

proptest! {
    /// A level is reached by the first moment, not before the assessment, at which the sums of all that was reported by then
    /// reach any of its thresholds.
    #[test]
    fn a_level_is_reached_when_the_sums_of_the_reports_say_so(
        mut reported in prop::collection::vec((0..100_i64, 0..30_u32, 0..30_u32, 0..2_u32), 0..20),
        asked in (prop::option::of(1..200_u32), prop::option::of(1..200_u32), prop::option::of(1..12_u32)),
        assessed in 0..100_i64,
    ) {
        reported.sort_by_key(|&(time, ..)| time);
        let of = |&(time, displaced, affected, places): &(i64, u32, u32, u32)| News {
            time: Millis(time), displaced, affected, places,
        };
        let news: Vec<News> = reported.iter().map(of).collect();
        let asked = [asked.0, asked.1, asked.2];
        let found = reached(&row(asked.map(|asked| asked.map(f64::from))), Millis(assessed), &news);
        let known = |time: i64| {
            let by_then = reported.iter().filter(|news| news.0 <= time);
            by_then.fold([0, 0, 0], |sum, news| [sum[0] + news.1, sum[1] + news.2, sum[2] + news.3])
        };
        let is_reached = |time: i64| {
            asked == [None; 3] || known(time).into_iter().zip(asked).any(|(known, asked)| asked.is_some_and(|asked| known >= asked))
        };
        let expected = (assessed..101).find(|&time| is_reached(time)).map_or(Millis::NEVER, Millis);
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn without_an_assessment_nothing_is_reached() {
    assert!(reached(&row([None; 3]), Millis::NEVER, &[]).is_never());
    assert!(reached(&row([Some(0.0), None, None]), Millis::NEVER, &[]).is_never());
}
