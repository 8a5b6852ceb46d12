"""The test families: which code they watch over, and which tests they are."""

# name: (library, glob patterns below it, test project, filter of the tests, number of mutants by rule)
# What begins with $ is no filter but a command, run from the tree's root; the project is then what it needs built.
MATH, NOTEBOOKS, GRADING, CLI, DATA = "CourseKit", "CourseKit.Notebooks", "CourseKit.Grading", "CourseKit.Cli", "CourseKit.Data"


def _math(folder, number=10, tests=None):
    return (MATH, [f"{folder}/**/*.cs"], "CourseKit.Tests", f"FullyQualifiedName~CourseKit.Tests.{tests or folder}", number)


FAMILIES = {
    "losses": _math("Losses"),
    "preprocessing": _math("Preprocessing"),
    "initialization": _math("Initialization"),
    "optimizers": _math("Optimizers", 14),
    "schedules": _math("Schedules"),
    "activations": _math("Activations"),
    "layers": _math("Layers"),
    "normalization": _math("Normalization"),
    "regularization": _math("Regularization", 12),
    "training": (MATH, ["Training/*.cs", "Training/Metrics/*.cs", "Training/Observers/*.cs", "Training/SanityChecks/*.cs"],
                 "CourseKit.Tests", "FullyQualifiedName~CourseKit.Tests.Training", 16),
    "saving": (MATH, ["Training/Saving/*.cs"], "CourseKit.Tests", "FullyQualifiedName~CourseKit.Tests.Training.Saving", 10),
    "search": _math("Search", 14),
    "second order": _math("SecondOrder", 14),
    "ensembles": _math("Ensembles"),
    "augmentation": _math("Augmentation"),
    "tensors": (MATH, ["Tensors/*.cs"], "CourseKit.Tests", "FullyQualifiedName~CourseKit.Tests.Tensors|FullyQualifiedName~Layers.Convolution", 14),
    "kernels": (MATH, ["Tensors/Kernels/*.cs"], "CourseKit.Tests", "FullyQualifiedName~CourseKit.Tests.Tensors|FullyQualifiedName~Layers.Convolution", 14),
    "figures": _math("Figures", 14),
    "checks": _math("Checks"),
    "display": _math("Display", 5),

    "dib": (NOTEBOOKS, ["Dib/**/*.cs"], "CourseKit.Notebooks.Tests", "FullyQualifiedName~Notebooks.Tests.Dib|FullyQualifiedName~Tests.Documents", 8),
    "ipynb": (NOTEBOOKS, ["Ipynb/**/*.cs"], "CourseKit.Notebooks.Tests", "FullyQualifiedName~Notebooks.Tests.Ipynb|FullyQualifiedName~Tests.Documents", 8),
    "kernel": (NOTEBOOKS, ["Execution/Kernel/**/*.cs"], "CourseKit.Notebooks.Tests", "FullyQualifiedName~Execution.Kernel", 12),
    "kernel process": (NOTEBOOKS, ["Execution/Worker/**/*.cs"], "CourseKit.Notebooks.Tests", "FullyQualifiedName~Execution.Worker", 8),
    "jupyter": (NOTEBOOKS, ["Execution/Serving/*.cs"], "lib/CourseKit.Cli", "$ /usr/bin/python3 -m unittest discover -f -s tests/jupyter -p test_messages.py", 4),
    "runner": (NOTEBOOKS, ["Execution/Runner/**/*.cs"], "CourseKit.Notebooks.Tests", "FullyQualifiedName~RunnerTests|FullyQualifiedName~CourseFilesTests|FullyQualifiedName~UpToDateTests|FullyQualifiedName~EarlyKernelTests|FullyQualifiedName~FileHashesTests", 14),
    "rendering": (NOTEBOOKS, ["Rendering/**/*.cs"], "CourseKit.Notebooks.Tests", "FullyQualifiedName~Tests.Rendering", 14),
    "convert": (NOTEBOOKS, ["PlainCSharp/**/*.cs", "Portability/**/*.cs", "Documents/**/*.cs"], "CourseKit.Notebooks.Tests",
                "FullyQualifiedName~PlainCSharp|FullyQualifiedName~PortabilityRules|FullyQualifiedName~Documents", 10),

    "markers and release": (GRADING, ["Assignments/*.cs", "Assignments/Reading/*.cs", "Assignments/Proof/*.cs", "Assignments/Validation/*.cs"],
                            "CourseKit.Grading.Tests", "FullyQualifiedName~Tests.Assignments", 16),
    "recovery": (GRADING, ["Assignments/Recovery/*.cs"], "CourseKit.Grading.Tests", "FullyQualifiedName~SubmissionRecovery|FullyQualifiedName~RecoveryByPlace|FullyQualifiedName~CodeScanner", 14),
    "judging": (GRADING, ["Judging/Scoring.cs", "Judging/KnownMistakes.cs", "Judging/Observ*.cs", "Judging/CheckSource.cs", "Judging/Independence.cs"], "CourseKit.Grading.Tests",
                "FullyQualifiedName~ScoringTests|FullyQualifiedName~ReferenceTests|FullyQualifiedName~Observed|FullyQualifiedName~CheckSource|FullyQualifiedName~CellRunner|FullyQualifiedName~AssignmentFiles|"
                "FullyQualifiedName~JudgeTests|FullyQualifiedName~KernelPool|DisplayName~memory-bomb-kept|DisplayName~forged-protocol-rubbish|DisplayName~stop-itself|DisplayName~endless-loop", 16),
    "sandbox": (GRADING, [], "CourseKit.Grading.Tests", "FullyQualifiedName~Tests.Sandbox", 0),
    "reports": (GRADING, ["Reports/**/*.cs"], "CourseKit.Grading.Tests", "FullyQualifiedName~Tests.Reports", 14),
    "results": (GRADING, ["Results/*.cs", "Running/*.cs"], "CourseKit.Grading.Tests", "FullyQualifiedName~Tests.Results", 18),
    "submissions": (GRADING, ["Submissions/**/*.cs"], "CourseKit.Grading.Tests", "FullyQualifiedName~Tests.Submissions", 16),
    "similar": (GRADING, ["Similarity/*.cs"], "CourseKit.Grading.Tests", "FullyQualifiedName~Tests.Similarity", 10),

    "version one": ("", ["CourseKit/Training/Saving/*.cs", "CourseKit/Search/SearchJson.cs", "CourseKit/Search/SearchRecord.cs", "CourseKit.Data/Models/*.cs",
                         "CourseKit.Grading/Results/Gradebook*.cs", "CourseKit.Grading/Results/StoredFaults.cs", "CourseKit.Grading/Results/Manual*.cs"],
                    "CourseKit.Fuzz.Tests", "FullyQualifiedName~VersionOne", 14),
    "fences and faults": ("", [], "CourseKit.Notebooks.Tests",
                          "FullyQualifiedName~CourseRunnerTests|FullyQualifiedName~UpToDateTests|FullyQualifiedName~CourseFilesTests|FullyQualifiedName~ScratchFolderTests|"
                          "FullyQualifiedName~FileHashesTests|FullyQualifiedName~FolderLockTests|FullyQualifiedName~NotebookFileTests|FullyQualifiedName~SiteWriterTests|"
                          "FullyQualifiedName~NetworkAssetsTests|FullyQualifiedName~CourseSiteTests", 0),
    "disks": (NOTEBOOKS, [], "CourseKit.Cli.Tests", "FullyQualifiedName~DiskFault", 0),
    "vanishing": (MATH, [], "CourseKit.Tests", "FullyQualifiedName~VanishingState", 0),
    "commands": (CLI, ["**/*.cs"], "CourseKit.Cli.Tests",
                 "FullyQualifiedName~Cli.Tests.Commands|FullyQualifiedName~Cli.Tests.Console|FullyQualifiedName~Cli.Tests.Help|FullyQualifiedName~CourseKitCommandTests", 16),

    "fetching": (DATA, ["Fetching/*.cs"], "CourseKit.Data.Tests", "FullyQualifiedName~Fetching", 10),
    "data files": (DATA, ["Files/*.cs", "Models/*.cs"], "CourseKit.Data.Tests", "FullyQualifiedName~Tests.Files|FullyQualifiedName~Tests.Models", 14),
    "tables": (DATA, ["Tables/*.cs", "Generation/*.cs", "DigitImages/*.cs", "*.cs"], "CourseKit.Data.Tests",
               "FullyQualifiedName~Tables|FullyQualifiedName~Generation|FullyQualifiedName~Digit|FullyQualifiedName~DataCatalog|FullyQualifiedName~DataFolder", 10),
}
