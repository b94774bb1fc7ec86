//! Dense indices, one type a table, so that a place can never be taken for a site.

macro_rules! index {
    ($( $(#[doc = $doc:literal])* $name:ident; )*) => { $(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $name {
            /// The index as a position in a slice.
            #[inline]
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }
    )* };
}

index! {
    /// A node of the network.
    NodeIx;
    /// A link as the user wrote it; both directions share its state.
    LinkIx;
    /// One direction of a link.
    ArcIx;
    /// A village or community.
    PlaceIx;
    /// A depot or store point.
    SiteIx;
    /// A kind of vehicle.
    VehicleIx;
    /// A kind of goods.
    CommodityIx;
    /// A river reach.
    ReachIx;
    /// A town or sub-district.
    TownIx;
}
