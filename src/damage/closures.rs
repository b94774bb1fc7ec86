//! When links are closed by something other than the depth of water on them: failures, fallen trees, wind on a bridge,
//! landslides, smoke. Whatever the cause, a closure is a window in time; windows of a link that overlap become one.

use crate::units::Millis;
use crate::world::LinkIx;

/// A stretch of time, the end not included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// First time.
    pub from: Millis,
    /// Time from which it is over; [`Millis::NEVER`] if that is not within any horizon.
    pub until: Millis,
}

impl Window {
    /// Whether nothing lies in it.
    pub fn is_empty(self) -> bool {
        self.from >= self.until
    }
    /// Whether a time lies in it.
    pub fn covers(self, time: Millis) -> bool {
        self.from <= time && time < self.until
    }
}

/// Why a link is closed, whatever the depth of the water.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// It failed by itself.
    Failure,
    /// Trees lie across it.
    Trees,
    /// The wind on a bridge is too strong.
    BridgeWind,
    /// The river has undermined a bridge.
    Scour,
    /// A slope has slid.
    Landslide,
    /// A forest fire is near.
    Flames,
    /// The smoke of one lies over it.
    Smoke,
}

/// One closure, before windows that overlap become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Closing {
    /// What is closed.
    pub link: LinkIx,
    /// When.
    pub window: Window,
    /// Why.
    pub cause: Cause,
    /// Work of one crew that lies on it, where what closed it says how much.
    pub work: Option<Millis>,
}

/// The windows of all links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closures {
    /// The first window of each link, and one past the last at the end; empty where no link is ever closed. `[link + 1]`
    first: Vec<u32>,
    /// Apart and in order of time for each link.
    windows: Vec<Window>,
}

impl Closures {
    /// Sorts and joins the windows of `links` links; empty ones are left out.
    pub fn join(links: usize, mut closed: Vec<Closing>) -> Self {
        closed.retain(|closing| !closing.window.is_empty());
        if closed.is_empty() {
            return Self::default();
        }
        closed.sort_unstable();
        let mut joined = Self {
            first: vec![0; links + 1],
            windows: Vec::with_capacity(closed.len()),
        };
        let mut previous = None;
        for Closing { link, window, .. } in closed {
            match joined.windows.last_mut() {
                Some(last) if previous == Some(link) && window.from <= last.until => {
                    last.until = last.until.max(window.until);
                }
                _ => {
                    joined.windows.push(window);
                    joined.first[link.at() + 1] += 1;
                }
            }
            previous = Some(link);
        }
        for link in 0..links {
            joined.first[link + 1] += joined.first[link];
        }
        joined
    }

    /// Joins the windows of one link anew, after its closures among all of `closed` have become shorter.
    pub fn rejoin(&mut self, link: LinkIx, closed: &[Closing]) {
        let Some(&[first, end]) = self.first.get(link.at()..link.at() + 2) else {
            return;
        };
        let own = closed.iter().filter(|closing| closing.link == link);
        let own = own.map(|closing| closing.window);
        let mut own: Vec<Window> = own.filter(|window| !window.is_empty()).collect();
        own.sort_unstable();
        own.dedup_by(|next, last| {
            let meets = next.from <= last.until;
            if meets {
                last.until = last.until.max(next.until);
            }
            meets
        });
        let shift = |at: u32| at + own.len() as u32 - (end - first);
        for at in &mut self.first[link.at() + 1..] {
            *at = shift(*at);
        }
        self.windows.splice(first as usize..end as usize, own);
    }

    /// The windows of a link, in order of time.
    #[inline]
    pub fn of(&self, link: LinkIx) -> &[Window] {
        match self.first.get(link.at()..link.at() + 2) {
            Some(&[first, end]) => &self.windows[first as usize..end as usize],
            _ => &[],
        }
    }

    /// Whether a link is closed at a time.
    #[inline]
    pub fn is_closed(&self, link: LinkIx, time: Millis) -> bool {
        self.of(link).iter().any(|window| window.covers(time))
    }

    /// The next time after `time` at which a link closes or opens; [`Millis::NEVER`] if there is none.
    pub fn next_change(&self, link: LinkIx, time: Millis) -> Millis {
        let windows = self.of(link).iter();
        windows
            .flat_map(|window| [window.from, window.until])
            .find(|&change| change > time)
            .unwrap_or(Millis::NEVER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINKS: usize = 3;

    fn window() -> impl Strategy<Value = Closing> {
        (0..LINKS as u32, 0_i64..30, 0_i64..12).prop_map(|(link, from, length)| {
            let window = Window {
                from: Millis(from),
                until: Millis(from + length),
            };
            Closing {
                link: LinkIx(link),
                window,
                cause: Cause::Failure,
                work: None,
            }
        })
    }

    proptest! {
        #[test]
        fn joined_anew_a_link_is_as_if_all_were_joined(
            given in prop::collection::vec(window(), 1..12),
            which: prop::sample::Index, until in 0_i64..42,
        ) {
            let mut joined = Closures::join(LINKS, given.clone());
            let mut given = given;
            let which = which.index(given.len());
            let window = &mut given[which].window;
            window.until = window.until.min(Millis(until));
            joined.rejoin(given[which].link, &given);
            let all = Closures::join(LINKS, given);
            for link in (0..LINKS as u32).map(LinkIx) {
                prop_assert_eq!(joined.of(link), all.of(link));
            }
        }

        #[test]
        fn a_link_is_closed_while_any_of_its_windows_lasts(
            given in prop::collection::vec(window(), 0..12),
        ) {
            let joined = Closures::join(LINKS, given.clone());
            for link in (0..LINKS as u32).map(LinkIx) {
                let closed = |time: i64| {
                    let own = given.iter().filter(|closing| closing.link == link);
                    own.clone().any(|closing| closing.window.covers(Millis(time)))
                };
                for time in 0..45 {
                    prop_assert_eq!(joined.is_closed(link, Millis(time)), closed(time));
                    let change = (time + 1..45).find(|&at| closed(at) != closed(at - 1));
                    let found = joined.next_change(link, Millis(time));
                    prop_assert_eq!(found, change.map_or(Millis::NEVER, Millis));
                }
                let apart = joined.of(link).windows(2).all(|pair| pair[0].until < pair[1].from);
                prop_assert!(apart);
            }
        }
    }
}
