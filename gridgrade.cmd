@echo off
rem Runs GridGrade on Windows from any folder; builds it on first use. JAVA_HOME is honoured.
setlocal
set "root=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>nul
if errorlevel 1 (
    echo gridgrade: Java is missing; expected a JDK of version 17 or later; install one: 1>&2
    echo   winget install EclipseAdoptium.Temurin.17.JDK 1>&2
    exit /b 4
)
if not exist "%root%target\gridgrade.jar" (
    where mvn >nul 2>nul
    if errorlevel 1 (
        echo gridgrade: Maven is missing; expected mvn of version 3.8 or later, to build GridGrade once; install it: 1>&2
        echo   choco install maven 1>&2
        exit /b 4
    )
    echo Building GridGrade on first use; Maven may have to download its libraries, which takes some minutes ... 1>&2
    call mvn -B -q -f "%root%pom.xml" -Dmaven.test.skip=true package 1>&2
    if errorlevel 1 exit /b 1
)
"%java%" -Xmx768m -XX:+UseSerialGC -Djava.awt.headless=true -Dfile.encoding=UTF-8 ^
    "-Djava.library.path=%root%target\lib" -Dcalcite.default.charset=UTF-8 -Duser.timezone=UTC %GRIDGRADE_JAVA_OPTIONS% ^
    -cp "%root%target\gridgrade.jar" io.gridgrade.cli.Main %*
exit /b %errorlevel%
