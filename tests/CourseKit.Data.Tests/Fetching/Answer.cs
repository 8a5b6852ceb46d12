namespace CourseKit.Data.Tests.Fetching;

/// <summary>What the server does with one request.</summary>
/// <param name="Status">The status line's code.</param>
/// <param name="Headers">Further header lines.</param>
/// <param name="Body">What it sends.</param>
/// <param name="Length">What it claims as Content-Length; null for no such header, the end of the connection being the end.</param>
/// <param name="Silent">It never closes the connection; the client has to.</param>
/// <param name="Halfway">What it waits for in the middle of the body.</param>
/// <param name="SilentFromStart">It does not even send a status line.</param>
internal sealed record Answer(
    int Status, string[] Headers, byte[] Body, long? Length, bool Silent = false, Task? Halfway = null, bool SilentFromStart = false)
{
    public static Answer Whole(byte[] body) => new(200, [], body, body.Length);

    public static Answer Rest(byte[] whole, int from)
        => new(206, [$"Content-Range: bytes {from}-{whole.Length - 1}/{whole.Length}"], whole[from..], whole.Length - from);

    /// <summary>As a good server: the whole, or the rest that is asked for.</summary>
    public static Answer Honest(byte[] whole, int? from)
        => from is null ? Whole(whole) : from < whole.Length ? Rest(whole, from.Value) : new(416, [$"Content-Range: bytes */{whole.Length}"], [], 0);

    public static Answer Nothing(int status) => new(status, [], [], 0);

    public static Answer Redirect(string location) => new(302, ["Location: " + location], [], 0);

    /// <summary>Promises all of an answer but breaks off.</summary>
    public Answer BrokenOffAfter(int bytes) => this with { Body = Body[..Math.Min(bytes, Body.Length)] };

    /// <summary>Promises all of an answer, sends a part and then nothing, without closing.</summary>
    public Answer SilentAfter(int bytes) => BrokenOffAfter(bytes) with { Silent = true };
}
