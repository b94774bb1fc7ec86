//! What `intake` says.

messages! {
    placeholder(): "to come", "待补";
}
