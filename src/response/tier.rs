//! On whose order each site acts, and which places it may send to.

use crate::scenario::choices::Level;
use crate::world::{PlaceIx, Site, SiteIx, TownIx, World};

/// On whose order a site acts, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// A village's own store point: hands out by itself, to the village and to the shelters in it.
    Own(PlaceIx),
    /// On the town's order.
    Town(TownIx),
    /// On the county's order, for everybody.
    County,
}

/// On whose order a site acts.
pub fn tier_of(world: &World, site: &Site) -> Tier {
    match (site.level, site.place, site.town) {
        (Level::Village, Some(place), _) => Tier::Own(place),
        (Level::Town | Level::Village, None, Some(town)) if world.policy.town_serves_own_only => {
            Tier::Town(town)
        }
        _ => Tier::County,
    }
}

/// The places that a site of this tier may send to, in order.
pub fn served_by(world: &World, tier: Tier) -> Vec<PlaceIx> {
    let all = (0..world.places.len() as u32).map(PlaceIx);
    match tier {
        Tier::Own(own) => {
            let is_there =
                |place: &PlaceIx| *place == own || world.places[place.at()].within == Some(own);
            all.filter(is_there).collect()
        }
        Tier::Town(town) => all
            .filter(|place| world.places[place.at()].town == town)
            .collect(),
        Tier::County => all.collect(),
    }
}

/// Who may send to each place: sites with stock that serve it, but for the store points of villages, which hand out. `[place]`
pub fn senders(world: &World, tier: &[Tier], served: &[Vec<PlaceIx>]) -> Vec<Vec<SiteIx>> {
    let mut senders = vec![Vec::new(); world.places.len()];
    for (at, places) in served.iter().enumerate() {
        let sends = !matches!(tier[at], Tier::Own(_)) && !world.sites[at].stock.is_empty();
        for place in places.iter().filter(|_| sends) {
            senders[place.at()].push(SiteIx(at as u32));
        }
    }
    senders
}
