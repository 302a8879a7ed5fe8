//! Connections: accepted, answered, and closed when nothing comes of them.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;
use tower::ServiceExt as _;

use crate::limit::Peer;

/// Time that requests under way get after the signal to stop.
const FAREWELL: Duration = Duration::from_secs(10);
/// Pause after the system refused a connection, for want of file handles mostly: others close meanwhile.
const PAUSE: Duration = Duration::from_secs(1);

/// Answers what comes in until `stop` is ready, then lets what is under way end. `silence` is how long a connection may
/// take for the head of a request, and how long it may stay open between two.
pub(crate) async fn serve(
    listener: TcpListener,
    app: Router,
    silence: Duration,
    stop: impl Future<Output = ()> + Send,
) {
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(silence);
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener) => accepted,
        };
        let app = app
            .clone()
            .map_request(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(peer);
                request
            });
        let service = TowerToHyperService::new(app);
        let connection = protocol.serve_connection(TokioIo::new(stream), service);
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke off");
            }
        });
    }
    drop(listener);
    // A connection on which half a request came must not hold the end up.
    tokio::select! {
        () = connections.shutdown() => {}
        () = sleep(FAREWELL) => {}
    }
}

async fn accept(listener: &TcpListener) -> (TcpStream, Peer) {
    loop {
        match listener.accept().await {
            Ok((stream, address)) => {
                // Without it answers are as right, and a little later.
                stream.set_nodelay(true).ok();
                return (stream, Peer(address.ip()));
            }
            Err(error) if is_of_the_caller(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                sleep(PAUSE).await;
            }
        }
    }
}

/// Whether it was the other end that went away before it was accepted.
fn is_of_the_caller(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}
