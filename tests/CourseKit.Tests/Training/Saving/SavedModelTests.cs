using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Normalization;
using CourseKit.Optimizers;
using CourseKit.Preprocessing;
using CourseKit.Tensors;
using CourseKit.Training;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Training.Saving;

public class SavedModelTests
{
    private static readonly byte[] Small = Bytes(new SavedModel(new Network(3, [new Dense(4, new ReLU()), new BatchNorm(), new Dense(2)], 1), new StandardScore().Fit(new RandomStream(2).Normal(5, 3)), ["no", "yes"]));

    public static TheoryData<int> LayerPlaces => [.. Enumerable.Range(0, AllLayers.Table.Count)];

    public static TheoryData<int> ScalerPlaces => [.. Enumerable.Range(0, AllScalers.Table.Count)];

    [Theory]
    [MemberData(nameof(LayerPlaces))]
    public void Every_layer_of_the_table_comes_back_with_its_numbers(int place)
    {
        var (layer, input) = AllLayers.Table[place];
        foreach (var precision in new[] { Precision.Single, Precision.Double })
        {
            var network = new Network(input, [layer], 5, precision);
            network.RandomOf(0).NextBits();
            var again = Again(new SavedModel(network)).Network;
            again.Layers.ShouldBe(network.Layers);
            again.Parameters.ShouldBe(network.Parameters);
            again.Precision.ShouldBe(precision);
            again.AllStatistics().ShouldBe(network.AllStatistics());
            again.RandomOf(0).State.ShouldBe(network.RandomOf(0).State);
            var x = new RandomStream(1).Normal(3, input.Size, precision: precision);
            again.Predict(x).ShouldBe(network.Predict(x));
        }
    }

    [Theory]
    [MemberData(nameof(ScalerPlaces))]
    public void Every_scaler_comes_back_with_what_it_learned(int place)
    {
        var x = new RandomStream(1).Normal(12, 4);
        for (var i = 0; i < x.Rows; i++)
            x[i, 0] = i % 3;
        var scaler = AllScalers.Table[place].Fit(x);
        var again = Again(new SavedModel(new Network(scaler.Outputs, [new Dense(2)]), scaler)).Scaler!;
        again.Transform(x).ShouldBe(scaler.Transform(x));
        (again.Inputs, again.Outputs, again.Rule.Name, again.Rule.Formula).ShouldBe((scaler.Inputs, scaler.Outputs, scaler.Rule.Name, scaler.Rule.Formula));
        if (scaler.Rule is not ExampleCentre)
            again.Inverse(again.Transform(x)).ShouldBe(scaler.Inverse(scaler.Transform(x)));
    }

    [Fact]
    public void Frozen_layers_classes_and_the_preparation_come_back()
    {
        var model = SavedModel.Read(new MemoryStream(Small));
        model.ClassNames.ShouldBe(["no", "yes"]);
        model.Scaler.ShouldBeOfType<FittedShiftAndScale>();
        var network = model.Network;
        network.Frozen = 2;
        Again(new SavedModel(network)).Network.Frozen.ShouldBe(2);
        var x = new RandomStream(4).Normal(3, 3);
        model.Predict(x).ShouldBe(network.Predict(model.Scaler!.Transform(x)));
    }

    [Fact]
    public void A_layer_of_ones_own_is_read_into_a_network_that_code_has_built()
    {
        var network = new Network(3, [new Dense(4), new Twice(), new Dense(2)], 1);
        var bytes = Bytes(new SavedModel(network));
        Should.Throw<ModelFormatException>(() => SavedModel.Read(new MemoryStream(bytes), "mine.ckm")).Message
            .ShouldBe("mine.ckm: layer 1: the Layer «Twice» was written in code and is not in the file: build the network or trainer in code, and load into it");
        var other = new Network(3, [new Dense(4), new Twice(), new Dense(2)], 2);
        SavedModel.ReadInto(new MemoryStream(bytes), other).Network.Parameters.ShouldBe(network.Parameters);
        Should.Throw<ModelFormatException>(() => SavedModel.ReadInto(new MemoryStream(bytes), new Network(3, [new Dense(4), new Twice(), new Dense(5)]), "mine.ckm")).Message.ShouldStartWith("mine.ckm: layer 2: it is ");
    }

    [Fact]
    public void A_truncated_file_is_one_located_error()
    {
        for (var length = 0; length < Small.Length; length++)
            Should.Throw<ModelFormatException>(() => SavedModel.Read(new MemoryStream(Small[..length]), "cut.ckm")).Message.ShouldStartWith("cut.ckm: ");
        Should.Throw<ModelFormatException>(() => SavedModel.Read(new MemoryStream([.. Small, 0]), "long.ckm")).Message.ShouldContain("behind the last tensor");
    }

    [Fact]
    public void A_flipped_bit_is_one_located_error()
        => Prop.ForAll(ArbMap.Default.ArbFor<uint>(), place =>
        {
            var bytes = Small.ToArray();
            bytes[place / 8 % bytes.Length] ^= (byte)(1 << (int)(place % 8));
            Should.Throw<ModelFormatException>(() => SavedModel.Read(new MemoryStream(bytes), "bad.ckm")).Message.ShouldStartWith("bad.ckm: ");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_message_names_the_tensor()
    {
        var bytes = Small.ToArray();
        bytes[^1] ^= 1;
        Should.Throw<ModelFormatException>(() => SavedModel.Read(new MemoryStream(bytes), "model.ckm")).Message.ShouldBe("model.ckm: tensor \"scaler/scale\": the checksum is another one: the file is damaged");
    }

    [Theory]
    [InlineData("\"Units\":4", "\"Units\":2000000000")]
    [InlineData("\"Units\":4", "\"Units\":5")]
    [InlineData("\"rows\":3", "\"rows\":2000000000")]
    [InlineData("\"rows\":3", "\"rows\":-3")]
    [InlineData("\"columns\":4", "\"columns\":5")]
    [InlineData("\"type\":\"BatchNorm\"", "\"type\":\"Object\"")]
    [InlineData("\"frozen\":0", "\"frozen\":9")]
    [InlineData("\"frozen\":0", "\"frozen\":-1")]
    [InlineData("\"precision\":\"Single\"", "\"precision\":\"Double\"")]
    [InlineData("\"input\":[3,1,1]", "\"input\":[2147483647,2147483647,2]")]
    [InlineData("\"input\":[3,1,1]", "\"input\":[3]")]
    [InlineData("\"streams\":[", "\"streams\":[[\"0\",\"0\",\"0\",\"0\"],")]
    [InlineData("\"network\":{", "\"nothing\":{")]
    [InlineData("\"inputs\":3", "\"inputs\":2000000000")]
    public void A_header_that_lies_with_a_right_checksum_asks_for_no_memory_and_is_one_located_error(string before, string after)
    {
        var bytes = Forged(before, after);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<ModelFormatException>(() => SavedModel.Read(new MemoryStream(bytes), "liar.ckm")).Message.ShouldStartWith("liar.ckm: ");
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(16 << 20);
    }

    [Fact]
    public void Another_file_and_a_newer_version_are_told_apart()
    {
        Should.Throw<ModelFormatException>(() => SavedModel.Read(new MemoryStream("GIF89a, and more of it"u8.ToArray()), "a.gif")).Message.ShouldContain("not a stored model");
        var newer = Small.ToArray();
        newer[8] = 0;
        Should.Throw<ModelFormatException>(() => SavedModel.Read(new MemoryStream(newer), "old.ckm")).Message.ShouldContain("version is 0, this library reads 1 … 1");
        newer[8] = 2;
        Should.Throw<ModelFormatException>(() => SavedModel.Read(new MemoryStream(newer), "new.ckm")).Message.ShouldContain("version is 2, this library reads 1 … 1");
        Should.Throw<ModelFormatException>(() => new Trainer(new Network(3, [new Dense(2)]), new Adam(), new SoftmaxCrossEntropy()).Resume(new MemoryStream(Small), new Examples(new Matrix(1, 3), [0], 2), 1)).Message.ShouldContain("no training to resume");
    }

    [Fact]
    public void What_could_not_be_read_back_is_not_written()
        => Should.Throw<InvalidOperationException>(() => Bytes(new SavedModel(new Network(1, [new Dense(2)]), ClassNames: [new string('a', 16 << 20), "b"]))).Message
            .ShouldContain("more than the 16777216 that can be read back");

    [Fact]
    public void A_stored_training_can_be_read_as_its_network()
    {
        var run = new Trainer(new Network(2, [new Dense(3)], 1), new Adam(), new SoftmaxCrossEntropy()).Start(Blobs.Make(30), 2);
        run.Step();
        using var stream = new MemoryStream();
        run.Save(stream);
        stream.Position = 0;
        SavedModel.Read(stream).Network.Parameters.ShouldBe(run.Network.Parameters);
    }

    private static SavedModel Again(SavedModel model) => SavedModel.Read(new MemoryStream(Bytes(model)));

    private static byte[] Bytes(SavedModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }

    private static byte[] Forged(string before, string after)
    {
        var length = BitConverter.ToInt32(Small, 12);
        var text = System.Text.Encoding.UTF8.GetString(Small, 16, length);
        var place = text.IndexOf(before, StringComparison.Ordinal);
        place.ShouldBeGreaterThanOrEqualTo(0, text);
        var header = System.Text.Encoding.UTF8.GetBytes(text[..place] + after + text[(place + before.Length)..]);
        byte[] start = [.. Small[..12], .. BitConverter.GetBytes(header.Length), .. header];
        return [.. start, .. System.Security.Cryptography.SHA256.HashData(start), .. Small[(16 + length + 32)..]];
    }

    private sealed record Twice : Layer
    {
        public override string Name => "Twice";

        public override string Formula => "o = 2x";

        public override TensorShape OutputShape(TensorShape input) => input;

        protected internal override void Forward<T>(LayerPass pass)
        {
            for (var i = 0; i < pass.Output.AsSpan<T>().Length; i++)
                pass.Output.AsSpan<T>()[i] = pass.Input.AsSpan<T>()[i] + pass.Input.AsSpan<T>()[i];
        }

        protected internal override void Backward<T>(LayerPass pass)
        {
        }
    }
}
