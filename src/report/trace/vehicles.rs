//! What vehicles do that bring goods, in words.

use super::Trace;
use crate::response::Happened;
use crate::text::messages::report as say;
use crate::world::{LinkIx, PlaceIx, SiteIx};

impl Trace<'_> {
    /// What vehicles do that bring goods; nothing of anything else.
    pub(super) fn of_vehicles(&self, what: &Happened) -> String {
        let lang = self.lang;
        let place = |place: PlaceIx| self.world.places[place.at()].name.as_str();
        let site = |site: SiteIx| self.world.sites[site.at()].name.as_str();
        let link = |link: LinkIx| self.world.network.links.id[link.at()].as_str();
        let tonnes = |grams: i64| format!("{:.2}", grams as f64 / 1e6);
        match *what {
            Happened::Assigned {
                truck,
                site: from,
                place: to,
                load_g,
                staged,
            } => {
                let (truck, load) = (self.truck(truck), tonnes(load_g));
                if staged {
                    say::trace_staged(lang, truck, site(from), place(to), load)
                } else {
                    say::trace_assigned(lang, truck, site(from), place(to), load)
                }
            }
            Happened::StopAdded {
                truck,
                place: to,
                load_g,
            } => say::trace_stop_added(lang, self.truck(truck), place(to), tonnes(load_g)),
            Happened::WentForGoods {
                truck,
                site: from,
                place: to,
                load_g,
            } => {
                let load = tonnes(load_g);
                say::trace_went_for_goods(lang, self.truck(truck), site(from), place(to), load)
            }
            Happened::ReachedDepot { truck, site: at } => {
                say::trace_reached_depot(lang, self.truck(truck), site(at))
            }
            Happened::WentOn { truck, place: to } => {
                say::trace_went_on(lang, self.truck(truck), place(to))
            }
            Happened::LoadingBegan { truck } => say::trace_loading(lang, self.truck(truck)),
            Happened::Departed { truck, place: to } => {
                say::trace_departed(lang, self.truck(truck), place(to))
            }
            Happened::Blocked {
                truck,
                link: at,
                rerouted,
            } => {
                if rerouted {
                    say::trace_rerouted(lang, self.truck(truck), link(at))
                } else {
                    say::trace_blocked(lang, self.truck(truck), link(at))
                }
            }
            Happened::NoWay { truck } => say::trace_no_way(lang, self.truck(truck)),
            Happened::DroveOn { truck } => say::trace_drove_on(lang, self.truck(truck)),
            Happened::Grounded { truck } => say::trace_grounded(lang, self.truck(truck)),
            Happened::TookOff { truck } => say::trace_took_off(lang, self.truck(truck)),
            Happened::TurnedBack { truck } => say::trace_turned_back(lang, self.truck(truck)),
            Happened::Arrived { truck, place: at } => {
                say::trace_arrived(lang, self.truck(truck), place(at))
            }
            Happened::Unloaded { truck, place: at } => {
                say::trace_unloaded(lang, self.truck(truck), place(at))
            }
            Happened::RestBegan { truck } => say::trace_rest_began(lang, self.truck(truck)),
            Happened::RestEnded { truck } => say::trace_rest_ended(lang, self.truck(truck)),
            Happened::CrewChanged { truck } => say::trace_crew_changed(lang, self.truck(truck)),
            Happened::Home { truck, site: at } => {
                say::trace_home(lang, self.truck(truck), site(at))
            }
            _ => String::new(),
        }
    }
}
