//! Dispatch of all depots at once.
//!
//! Whatever may give a vehicle of any depot something to do asks for it ([`Tick::SendTogether`]); it is done once all else that
//! happens at the same time has happened, so that vehicles which come free together are sent together.

use super::super::desk::Desk;
use super::super::lane::{Lane, Tick};
use super::super::routes::Routes;
use super::super::tier::Tier;
use super::errand::Errand;
use crate::scenario::choices::{DispatchRule, Knowledge};
use crate::world::SiteIx;

impl Lane<'_> {
    /// Asks for the vehicles of all depots to be sent out, once everything that happens now has happened.
    pub(in crate::response) fn ask_together(&mut self) {
        if !std::mem::replace(&mut self.is_asked_together, true) {
            self.clock.schedule(self.now, Tick::SendTogether);
        }
    }

    /// Sends out the free vehicles of all depots on the errands that the rule chooses among all of theirs, as long as it finds
    /// any. Who is left goes to wait in front of the water, as under any other rule.
    pub(in crate::response) fn send_together(&mut self, routes: &mut Routes) {
        self.is_asked_together = false;
        let mut desk = std::mem::take(&mut self.desk);
        loop {
            let errands = self.errands(&mut desk, routes);
            let chosen = if self.world.policy.dispatch_rule == DispatchRule::Assignment {
                self.assigned(&errands)
            } else {
                self.nearest(&errands)
            };
            let sent = chosen
                .iter()
                .filter(|errand| self.send_idle(errand, routes));
            if sent.count() == 0 {
                break;
            }
        }
        self.desk = desk;
        // Who knows the future has compared the ways through the water with all others.
        if self.world.policy.knowledge != Knowledge::Oracle {
            for at in 0..self.plan.acting.len() {
                let site = self.plan.acting[at];
                if self.could_send(site) {
                    self.send_out(site, routes);
                }
            }
        }
    }

    /// All errands of all free vehicles, one vehicle after the other.
    fn errands(&mut self, desk: &mut Desk, routes: &mut Routes) -> Vec<Errand> {
        let mut errands = Vec::new();
        for at in 0..self.plan.acting.len() {
            let site = self.plan.acting[at];
            if self.could_send(site) {
                self.look_over(site, desk);
                if !desk.wanting.is_clear() {
                    self.list_errands(site, desk, routes, &mut errands);
                }
            }
        }
        errands
    }

    /// The errands of the vehicles that stand by at a site.
    fn list_errands(
        &mut self,
        site: SiteIx,
        desk: &mut Desk,
        routes: &mut Routes,
        errands: &mut Vec<Errand>,
    ) {
        let mut idle = self.stores[site.at()].idle.clone();
        let kind = |truck: u32| self.plan.trucks[truck as usize].vehicle;
        idle.sort_unstable_by_key(|&truck| (kind(truck), truck));
        let mut of_last = 0..0;
        let mut last = None;
        for truck in idle {
            let begins = errands.len();
            if last == Some(self.plan.trucks[truck as usize].vehicle) {
                let again = |errand: &Errand| Errand { truck, ..*errand };
                let alike: Vec<Errand> = errands[of_last.clone()].iter().map(again).collect();
                errands.extend(alike);
            } else {
                self.ways(truck, desk, routes, errands);
            }
            of_last = begins..errands.len();
            last = Some(self.plan.trucks[truck as usize].vehicle);
        }
    }

    /// Whether a site is open, sends out vehicles, and has one that stands by.
    fn could_send(&self, site: SiteIx) -> bool {
        let (store, tier) = (&self.stores[site.at()], self.plan.tier[site.at()]);
        !matches!(tier, Tier::Own(_)) && !store.idle.is_empty() && store.is_open(self.now)
    }

    /// Sends a vehicle that stands by; not if those sent before it left nothing to load or to bring.
    fn send_idle(&mut self, errand: &Errand, routes: &mut Routes) -> bool {
        let is_sent = self.send(errand, routes);
        if is_sent {
            let site = self.plan.trucks[errand.truck as usize].site;
            self.stores[site.at()]
                .idle
                .retain(|&truck| truck != errand.truck);
        }
        is_sent
    }
}
