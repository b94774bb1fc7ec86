//! Bridges that are closed by wind.
//!
//! In: the wind at a bridge, moment by moment. Out: the windows of time in which it is closed. Orders of known bridges:
//! Hangzhou Bay bars large vehicles from 13.9 m/s (Beaufort 7) and everybody from 20.8 (9), Zhoushan and Pingtan everybody
//! from 24.5 (10) (CNTV and chinanews 2011).

use super::Window;
use crate::units::Millis;

/// When a bridge is closed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClosingOrder {
    /// Wind from which it is closed, in m/s.
    pub from_m_s: f64,
    /// How long the wind must have stayed below before it opens.
    pub opens_after: Millis,
}

impl ClosingOrder {
    /// When the bridge is closed in this wind (in m/s, one value every `moment` from time zero on), in order and apart. A
    /// bridge still closed by the last value never opens.
    pub fn closed(&self, moment: Millis, wind_m_s: impl IntoIterator<Item = f64>) -> Vec<Window> {
        let mut windows: Vec<Window> = Vec::new();
        let mut begins = Millis::ZERO;
        let mut is_shut = false;
        for wind_m_s in wind_m_s {
            is_shut = wind_m_s >= self.from_m_s;
            if is_shut {
                let until = begins + moment + self.opens_after;
                match windows.last_mut() {
                    Some(last) if begins <= last.until => last.until = until,
                    _ => windows.push(Window {
                        from: begins,
                        until,
                    }),
                }
            }
            begins += moment;
        }
        if let Some(last) = windows.last_mut().filter(|_| is_shut) {
            last.until = Millis::NEVER;
        }
        windows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn closed(from_m_s: f64, opens_after_h: f64, wind_m_s: &[f64]) -> Vec<(f64, Option<f64>)> {
        let order = ClosingOrder {
            from_m_s,
            opens_after: Millis::from_hours(opens_after_h),
        };
        let windows = order.closed(Millis::from_hours(1.0), wind_m_s.iter().copied());
        let told = |window: &Window| {
            let until = (!window.until.is_never()).then(|| window.until.hours());
            (window.from.hours(), until)
        };
        windows.iter().map(told).collect()
    }

    #[test]
    fn it_is_closed_from_the_first_strong_moment_until_an_hour_after_the_last() {
        let wind_m_s = [5.0, 25.0, 10.0, 26.0, 5.0, 5.0, 5.0, 25.0];
        let windows = [(1.0, Some(5.0)), (7.0, None)];
        assert_eq!(closed(24.5, 1.0, &wind_m_s), windows);
        let at_once = [(1.0, Some(2.0)), (3.0, Some(4.0)), (7.0, None)];
        assert_eq!(closed(24.5, 0.0, &wind_m_s), at_once);
    }

    #[test]
    fn zero_severity_means_zero_damage() {
        assert_eq!(closed(13.9, 1.0, &[0.0; 24]), []);
        assert_eq!(closed(13.9, 1.0, &[]), []);
    }

    proptest! {
        #[test]
        fn an_order_that_holds_from_less_wind_on_closes_whenever_the_other_does(
            wind_m_s in prop::collection::vec(0.0..40.0f64, 0..30), from in 5.0..30.0f64, less in 0.0..5.0f64,
        ) {
            let hours = |windows: Vec<(f64, Option<f64>)>| -> Vec<(f64, f64)> {
                windows.into_iter().map(|(from, until)| (from, until.unwrap_or(1e9))).collect()
            };
            let strict = hours(closed(from - less, 1.0, &wind_m_s));
            for lax in hours(closed(from, 1.0, &wind_m_s)) {
                prop_assert!(strict.iter().any(|one| one.0 <= lax.0 && lax.1 <= one.1));
            }
            prop_assert!(strict.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }
}
