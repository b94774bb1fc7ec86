//! What the hazards of a world need before the first event is drawn: tables looked up and networks built, once, shared by
//! all threads.

use super::Draws;
use super::daylight::Daylight;
use super::fire::{Blaze, Fires};
use super::passage::Passage;
use super::rain::Rain;
use super::rivers::Rivers;
use super::storm_model::StormModel;
use crate::world::World;

/// The hazards of a world, made ready.
#[derive(Clone, Debug, Default)]
pub struct Hazards {
    fires: Option<Fires>,
    storm: Option<StormModel>,
    rivers: Option<Rivers>,
}

impl Hazards {
    /// Makes the hazards of a world ready.
    pub fn prepare(world: &World) -> Self {
        let storm = world.storm.as_ref();
        Self {
            fires: world.woods.as_ref().map(Fires::prepare),
            storm: storm
                .and_then(|ground| StormModel::prepare(ground, &world.rain.spots, &world.grid)),
            rivers: (!world.rain.catchments.is_empty())
                .then(|| Rivers::prepare(world).ok())
                .flatten(),
        }
    }

    /// The forest fires of a replication.
    pub(super) fn fires(&self, world: &World, daylight: &Daylight, draws: &Draws) -> Vec<Blaze> {
        match (&self.fires, &world.woods) {
            (Some(fires), Some(woods)) => fires.draw(woods, daylight, draws, world.grid.horizon),
            _ => Vec::new(),
        }
    }

    /// The typhoon of a replication.
    pub(super) fn passage(&self, world: &World, draws: &Draws) -> Option<Passage> {
        let (model, ground) = (self.storm.as_ref()?, world.storm.as_ref()?);
        Some(Passage::draw(ground, model, &world.grid, draws))
    }

    /// The rain of a replication, where it rains.
    pub(super) fn rain(
        &self,
        world: &World,
        passage: Option<&Passage>,
        draws: &Draws,
    ) -> Option<Rain> {
        if let Some(settings) = &world.rain.rainstorm {
            return Rain::of_rainstorm(world, settings, draws);
        }
        let (model, passage) = (self.storm.as_ref()?, passage?);
        let rain_mm = model.rain_mm(&passage.track, &world.grid, passage.rain_factor);
        Some(Rain::new(&world.rain, world.grid.steps(), rain_mm))
    }

    /// The rivers that rain raises, where there are any.
    pub fn rivers(&self) -> Option<&Rivers> {
        self.rivers.as_ref()
    }
}
