//! The part of a run's result that tells of who was trapped and injured.

/// People per replication whom the water had trapped, by how they came free: 5, 50 and 95 % quantiles and mean. Who is cut off by
/// closed roads is not among them.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct RescueResult {
    /// Whom crews brought out.
    pub by_crews: [f64; 4],
    /// Whom their neighbours brought out.
    pub by_neighbours: [f64; 4],
    /// Whom the falling water let go.
    pub freed_by_water: [f64; 4],
    /// Who was trapped at the horizon.
    pub still_trapped: [f64; 4],
    /// Mean hours for which those had been trapped whom crews brought out; `None` if they brought out nobody.
    pub by_crews_after_mean_h: Option<f64>,
    /// The injured, where hospitals take them in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub care: Option<CareResult>,
    /// Mean number of ways of crews to a place.
    pub sorties_mean: f64,
    /// Mean number of those that ended at a closed road.
    pub gave_up_mean: f64,
}

/// Injured people per replication: 5, 50 and 95 % quantiles and mean.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct CareResult {
    /// Who was in a bed within the horizon.
    pub in_bed: [f64; 4],
    /// Who was not.
    pub without_bed: [f64; 4],
    /// Mean hours from being trapped until in a bed; `None` if nobody was in one.
    pub in_bed_after_mean_h: Option<f64>,
}
