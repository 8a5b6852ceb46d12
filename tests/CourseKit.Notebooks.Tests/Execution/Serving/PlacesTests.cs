using CourseKit.Notebooks.Execution.Serving;

namespace CourseKit.Notebooks.Tests.Execution.Serving;

public sealed class PlacesTests
{
    // a, an emoji of two units, b, a Hangul syllable of one, another emoji.
    private const string Text = "a😀b한🙂";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(4, 5)]
    [InlineData(5, 7)]
    public void A_character_of_two_units_counts_once(int characters, int place)
    {
        Places.FromCharacters(Text, characters).ShouldBe(place);
        Places.ToCharacters(Text, place).ShouldBe(characters);
    }

    [Fact]
    public void A_place_past_the_end_is_the_end()
    {
        Places.FromCharacters(Text, 9).ShouldBe(Text.Length);
        Places.ToCharacters(Text, 99).ShouldBe(5);
    }
}
