use super::*;
use crate::hazard::fire::containment::Outcome;
use proptest::prelude::*;

fn attack(head_m_min: f64, ratio: f64, tactic: Tactic) -> Attack {
    Attack {
        ellipse: Ellipse::new(head_m_min, ratio),
        discovered_m2: 5000.0,
        tactic,
        size_limit_m2: f64::INFINITY,
    }
}

/// Twice the area within a ring, by the shoelace formula; positive counter-clockwise.
fn shoelace_m2(ring: &[[f64; 2]]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let cross = |(a, b): (&[f64; 2], &[f64; 2])| a[0] * b[1] - b[0] * a[1];
    ring.iter().zip(next).map(cross).sum::<f64>() / 2.0
}

/// Whether a point lies within a ring, by the even-odd rule.
fn is_within([x, y]: [f64; 2], ring: &[[f64; 2]]) -> bool {
    let next = ring.iter().cycle().skip(1);
    let crossed = ring.iter().zip(next).filter(|(a, b)| {
        (a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    });
    crossed.count() % 2 == 1
}

fn tactics() -> impl Strategy<Value = Tactic> {
    prop_oneof![Just(Tactic::Head), Just(Tactic::Rear)]
}

/// Two shifts with a rest between them, in which the fire runs on past the ends of the line.
fn crews(line_m_min: f64) -> [LineCrew; 2] {
    [20.0, 200.0].map(|arrival_min| LineCrew {
        arrival_min,
        duration_min: if arrival_min < 100.0 { 30.0 } else { 1e6 },
        line_m_min,
    })
}

proptest! {
    #[test]
    fn a_free_front_is_the_ellipse_of_its_time(
        head in 0.1..30.0, ratio in 1.0..8.0, minute in -5.0..600.0,
    ) {
        let ellipse = Ellipse::new(head, ratio);
        let discovered_min = 20.0;
        let front = Front::free(ellipse, ellipse.area_m2(discovered_min));
        let area_m2 = ellipse.area_m2(discovered_min + minute);
        prop_assert!((front.area_m2(minute) / area_m2 - 1.0).abs() < 1e-9);
        let ring = front.outline_m(minute);
        prop_assert!((shoelace_m2(&ring) / area_m2 - 1.0).abs() < 1e-3);
        let reach_m = ellipse.head_m_min * (discovered_min + minute);
        prop_assert!((ring[0][0] / reach_m - 1.0).abs() < 1e-9 && ring[0][1].abs() < 1e-9);
    }

    #[test]
    fn a_front_encloses_what_has_burnt_and_grows_around_itself(
        tactic in tactics(), head in 0.5..10.0, ratio in 1.0..5.0, strength in 2.5..12.0,
    ) {
        let attack = attack(head, ratio, tactic);
        let crews = crews(strength * head);
        let front = Front::fought(attack, &crews);
        let end_min = match attack.run(&crews) {
            Outcome::Contained { time_min, area_m2, .. } => {
                prop_assert!((front.area_m2(time_min) / area_m2 - 1.0).abs() < 1e-6);
                prop_assert!((front.area_m2(2.0 * time_min) / area_m2 - 1.0).abs() < 1e-6);
                time_min
            }
            _ => 400.0,
        };
        let mut before: Option<Vec<[f64; 2]>> = None;
        for part in 0..=24 {
            let minute = end_min * f64::from(part) / 24.0;
            let ring = front.outline_m(minute);
            let area_m2 = front.area_m2(minute);
            // Within a step of the line both are interpolated; where a line is all but closed when its crew goes to rest, one
            // step opens it again by a large factor.
            prop_assert!((shoelace_m2(&ring) / area_m2 - 1.0).abs() < 2e-2, "{minute} {area_m2} {}", shoelace_m2(&ring));
            // Between two ends of the line, what it has swept is interpolated.
            let free_m2 = attack.ellipse.area_m2(minute + discovered_min(&attack));
            prop_assert!(area_m2 <= free_m2 * 1.01, "{minute} {area_m2} {free_m2}");
            prop_assert!(is_within([0.0, 0.0], &ring));
            if let Some(before) = before.replace(ring.clone()) {
                // Where the line ends between two corners, its chord cuts off less than a thousandth of the width.
                let lost = sample(&before).filter(|point| is_within(*point, &before) && !is_within(*point, &ring));
                prop_assert!(lost.count() <= 2, "{minute}");
            }
        }
    }
}

/// Points spread over the box around a ring.
fn sample(ring: &[[f64; 2]]) -> impl Iterator<Item = [f64; 2]> {
    let side = |axis: usize| {
        let values = ring.iter().map(move |point| point[axis]);
        values.fold((f64::MAX, f64::MIN), |(low, high), x| {
            (low.min(x), high.max(x))
        })
    };
    let (x, y) = (side(0), side(1));
    let at = |(low, high): (f64, f64), k: u32| low + (high - low) * (f64::from(k) + 0.5) / 40.0;
    (0..40).flat_map(move |column| (0..40).map(move |row| [at(x, column), at(y, row)]))
}

fn discovered_min(attack: &Attack) -> f64 {
    libm::sqrt(attack.discovered_m2 / attack.ellipse.area_m2(1.0))
}

#[test]
fn around_a_circle_the_line_is_a_logarithmic_spiral() {
    // With e = 0, du / d ln h = sqrt(p² − 1) (containment.rs), so the edge left free after growth by g is π − sqrt(p² − 1) ln g.
    let p = 3.0;
    let attack = attack(1.0, 1.0, Tactic::Head);
    let crew = LineCrew {
        arrival_min: 0.0,
        duration_min: 1e6,
        line_m_min: 2.0 * p,
    };
    let front = Front::fought(attack, &[crew]);
    let h0 = libm::sqrt(5000.0 / PI);
    let minute = 0.7 * h0;
    let root = libm::sqrt(p * p - 1.0);
    let swept = h0 * h0 * (1.7 * 1.7 - 1.0) * root / 2.0;
    let free = 1.7 * 1.7 * h0 * h0 * (PI - root * libm::log(1.7));
    let area_m2 = front.area_m2(minute);
    assert!((area_m2 / (swept + free) - 1.0).abs() < 1e-3, "{area_m2}");
}
