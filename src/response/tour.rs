//! The order in which one vehicle calls at several places, by times between them alone.
//!
//! ```text
//! start ─▶ stop ─▶ stop ─▶ … ─▶ end        each stop no later than its latest arrival
//! ```
//!
//! Which stop is added next, cheapest insertion says: the one that makes the tour the least longer (Rosenkrantz, Stearns & Lewis
//! 1977, SIAM Journal on Computing 6:563–581: on times that obey the triangle inequality at most twice the best tour), where it
//! still keeps to the latest arrivals at it and at all stops after it (Solomon 1987, Operations Research 35:254–265). Few
//! stops fit on a vehicle, so their order is then the best of all, found by going through them. On roads that lead both ways a tour is
//! as long backwards: of equally long ones the one that is at its stops sooner, all together, counts as shorter.

/// The point from which the vehicle sets out.
pub const START: usize = 0;
/// The point to which it goes back.
pub const END: usize = 1;
/// The point of the first stop; the others follow in order.
pub const FIRST_STOP: usize = 2;

/// What is known of a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// How long after setting out it must be reached, in ms.
    pub latest: i64,
    /// How long the vehicle stays, in ms.
    pub stay: i64,
}

/// What tours are planned on.
pub struct Ground<'a> {
    /// Time from one point to another, in ms; `None` where no way leads.
    pub time: &'a dyn Fn(usize, usize) -> Option<i64>,
    /// `[stop]`
    pub stops: &'a [Stop],
}

/// An order of stops, and how long it takes to the end, in ms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tour {
    /// How long it takes.
    pub lasts: i64,
    /// The sum of the arrivals at its stops, after setting out.
    pub arrivals: i64,
    /// Numbers of stops.
    pub order: Vec<usize>,
}

impl Tour {
    /// What makes a tour the shorter one.
    pub fn length(&self) -> (i64, i64) {
        (self.lasts, self.arrivals)
    }
}

impl Ground<'_> {
    /// The tour of these stops in this order; `None` where a stop is not reached, or too late.
    pub fn tour(&self, order: &[usize]) -> Option<Tour> {
        let (mut at, mut now, mut arrivals) = (START, 0, 0);
        for &stop in order {
            let arrival = self.arrival(stop, at, now)?;
            arrivals += arrival;
            now = arrival + self.stops[stop].stay;
            at = FIRST_STOP + stop;
        }
        Some(Tour {
            lasts: now + (self.time)(at, END)?,
            arrivals,
            order: order.to_vec(),
        })
    }

    /// The shortest tour that takes in one more stop and leaves the others in their order; the earlier of equal positions.
    pub fn insert(&self, order: &[usize], stop: usize) -> Option<Tour> {
        let at = |position: usize| {
            let mut order = order.to_vec();
            order.insert(position, stop);
            self.tour(&order)
        };
        let tours = (0..=order.len()).filter_map(at);
        tours.min_by_key(Tour::length)
    }

    /// The shortest tour of the stops of this one, in whatever order; this one if none is shorter. Goes through all orders but for
    /// beginnings that are too long already: n! for n stops.
    pub fn best(&self, tour: Tour) -> Tour {
        let mut found = Search {
            ground: self,
            best: tour.clone(),
            begun: Vec::with_capacity(tour.order.len()),
        };
        let mut left = tour.order;
        left.sort_unstable();
        found.go_on((START, 0, 0), &mut left);
        found.best
    }

    /// When the vehicle is at a stop that it drives to from a point at a time; `None` where that is too late.
    fn arrival(&self, stop: usize, from: usize, now: i64) -> Option<i64> {
        let arrival = now + (self.time)(from, FIRST_STOP + stop)?;
        (arrival <= self.stops[stop].latest).then_some(arrival)
    }
}

/// A search through all orders.
struct Search<'g, 'a> {
    ground: &'g Ground<'a>,
    best: Tour,
    begun: Vec<usize>,
}

impl Search<'_, '_> {
    /// Tries every order of the stops that are left, from a point at a time, with the sum of arrivals so far.
    fn go_on(&mut self, (at, now, arrivals): (usize, i64, i64), left: &mut Vec<usize>) {
        if now > self.best.lasts {
            return;
        }
        if left.is_empty() {
            let back = (self.ground.time)(at, END);
            let length = back.map(|back| (now + back, arrivals));
            if let Some((lasts, arrivals)) = length.filter(|length| *length < self.best.length()) {
                let order = self.begun.clone();
                self.best = Tour {
                    lasts,
                    arrivals,
                    order,
                };
            }
            return;
        }
        for next in 0..left.len() {
            let stop = left[next];
            if let Some(arrival) = self.ground.arrival(stop, at, now) {
                left.remove(next);
                self.begun.push(stop);
                let leaves = arrival + self.ground.stops[stop].stay;
                let there = (FIRST_STOP + stop, leaves, arrivals + arrival);
                self.go_on(there, left);
                self.begun.pop();
                left.insert(next, stop);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Points in a plane with times as the crow flies, in whole ms rounded up, so that the triangle inequality holds.
    fn between(points: &[(i32, i32)], [a, b]: [usize; 2]) -> i64 {
        let (a, b) = (points[a], points[b]);
        let [dx, dy] = [a.0 - b.0, a.1 - b.1].map(f64::from);
        libm::ceil(libm::sqrt(dx * dx + dy * dy)) as i64
    }

    /// Every order of so many stops.
    fn all_orders(stops: usize) -> Vec<Vec<usize>> {
        if stops == 0 {
            return vec![Vec::new()];
        }
        let shorter = all_orders(stops - 1);
        let with_last = |order: &Vec<usize>| {
            (0..=order.len())
                .map(|at| {
                    let mut longer = order.clone();
                    longer.insert(at, stops - 1);
                    longer
                })
                .collect::<Vec<_>>()
        };
        shorter.iter().flat_map(with_last).collect()
    }

    /// Inserts stops one after the other, each time the one that adds least; as far as any can be inserted.
    fn inserted(ground: &Ground) -> Tour {
        let mut tour = ground.tour(&[]).expect("nothing to visit");
        loop {
            let left = (0..ground.stops.len()).filter(|stop| !tour.order.contains(stop));
            let longer = left.filter_map(|stop| ground.insert(&tour.order, stop));
            match longer.min_by_key(Tour::length) {
                Some(longer) => tour = longer,
                None => return tour,
            }
        }
    }

    #[test]
    fn a_stop_on_the_way_costs_nothing_and_comes_first() {
        // On a line: start and end at 0, stops at 10 and at 4.
        let points = [(0, 0), (0, 0), (10, 0), (4, 0)];
        let time = |a, b| Some(between(&points, [a, b]));
        let stops = [Stop {
            latest: 100,
            stay: 0,
        }; 2];
        let ground = Ground {
            time: &time,
            stops: &stops,
        };
        let tour = ground.insert(&[0], 1).expect("in time");
        assert_eq!((tour.lasts, tour.order), (20, vec![1, 0]));
        // Staying there makes the further one too late, but not if that is reached first.
        let stops = [
            Stop {
                latest: 12,
                stay: 0,
            },
            Stop {
                latest: 100,
                stay: 5,
            },
        ];
        let ground = Ground {
            time: &time,
            stops: &stops,
        };
        let tour = ground.insert(&[0], 1).expect("in time");
        assert_eq!((tour.lasts, tour.order), (25, vec![0, 1]));
        // Nor if the nearer one cannot wait.
        let stops = [
            Stop {
                latest: 12,
                stay: 0,
            },
            Stop { latest: 4, stay: 5 },
        ];
        let ground = Ground {
            time: &time,
            stops: &stops,
        };
        assert_eq!(ground.insert(&[0], 1), None);
    }

    #[test]
    fn a_stop_without_a_way_is_left_out() {
        let time = |a: usize, b: usize| (a != FIRST_STOP + 1 && b != FIRST_STOP + 1).then_some(1);
        let stops = [Stop {
            latest: 100,
            stay: 0,
        }; 3];
        let ground = Ground {
            time: &time,
            stops: &stops,
        };
        assert_eq!(inserted(&ground).order.len(), 2);
        assert!(!inserted(&ground).order.contains(&1));
    }

    proptest! {
        #[test]
        fn the_best_order_is_that_of_a_plain_enumeration(
            points in prop::collection::vec((0..1000, 0..1000), 2..9),
            latest in prop::collection::vec(0..4000_i64, 6),
            stay in prop::collection::vec(0..300_i64, 6),
        ) {
            let time = |a, b| Some(between(&points, [a, b]));
            let stop = |(&latest, &stay): (&i64, &i64)| Stop { latest, stay };
            let stops: Vec<Stop> = latest.iter().zip(&stay).map(stop).take(points.len() - 2).collect();
            let ground = Ground { time: &time, stops: &stops };
            let orders = all_orders(stops.len());
            let shortest = orders.iter().filter_map(|order| ground.tour(order)).map(|tour| tour.length()).min();
            // From whichever order that keeps to the latest arrivals: all of them come to the same.
            for start in orders.iter().filter_map(|order| ground.tour(order)).take(5) {
                let best = ground.best(start.clone());
                prop_assert_eq!(Some(best.length()), shortest);
                prop_assert_eq!(ground.tour(&best.order), Some(best.clone()));
                let mut all = best.order;
                all.sort_unstable();
                prop_assert_eq!(all, (0..stops.len()).collect::<Vec<_>>());
            }
        }

        #[test]
        fn cheapest_insertion_is_at_most_twice_the_best(points in prop::collection::vec((0..1000, 0..1000), 2..9)) {
            // Start and end are one place, nothing is ever late: the travelling salesman's problem of the theorem.
            let points: Vec<(i32, i32)> = std::iter::once(points[0]).chain(points).collect();
            let time = |a, b| Some(between(&points, [a, b]));
            let stops = vec![Stop { latest: i64::MAX, stay: 0 }; points.len() - 2];
            let ground = Ground { time: &time, stops: &stops };
            let tour = inserted(&ground);
            prop_assert_eq!(tour.order.len(), stops.len());
            let best = ground.best(tour.clone());
            prop_assert!(best.lasts <= tour.lasts && tour.lasts <= 2 * best.lasts);
        }
    }
}
