<?xml version="1.0" encoding="UTF-8"?>
<!-- An instrument of law: its history, its roles, and each obligation with where it stands. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:evidence.xsl"/>
<xsl:import href="regc:line.xsl"/>

<xsl:key name="duty-state" match="r:states/r:standing[r:deontic = 'obligation' or r:deontic = 'prohibition']" use="r:force/@state"/>
<xsl:key name="mapped" match="r:mapping" use="r:obligation/@ref"/>

<xsl:template match="r:report" mode="below-title">
  <xsl:if test="r:regulation"><p class="byline"><xsl:value-of select="r:regulation/r:citation"/></p></xsl:if>
  <p class="byline"><a href="#services"><w:say code="regulation.to-us"/></a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:if test="r:regulation">
    <xsl:call-template name="asks"/>
    <xsl:apply-templates select="r:regulation/r:obligations"/>
  </xsl:if>
  <xsl:if test="not(r:regulation)"><xsl:call-template name="mapped-on"/></xsl:if>
  <xsl:call-template name="services"/>
  <xsl:apply-templates select="r:regulation"/>
  <xsl:apply-templates select="r:history"/>
  <!-- clauses stand with the obligation they are mapped to -->
  <xsl:apply-templates select="r:lists/r:list[@name != 'provisions']"/>
</xsl:template>

<!-- ======== the answer: what it demands of whom, from when ======== -->

<xsl:variable name="duties" select="/r:report/r:states/r:standing[r:deontic = 'obligation' or r:deontic = 'prohibition']"/>
<xsl:variable name="rules" select="/r:report/r:states/r:standing[not(r:deontic = 'obligation' or r:deontic = 'prohibition')]"/>

<!-- what a law is about, where that is said in few words -->
<xsl:variable name="summary" select="normalize-space(/r:report/r:regulation/r:summary)"/>
<xsl:variable name="short-summary" select="/r:report/r:regulation/r:summary[string-length($summary) - string-length(translate($summary, ' ', '')) &lt; 60]"/>

<xsl:template name="asks">
  <section class="answer" aria-labelledby="the.contents">
    <h2 id="the.contents"><w:say code="regulation.asks"/></h2>
    <xsl:apply-templates select="$short-summary" mode="prose"/>
    <p>
      <w:say code="regulation.duties" n="count($duties)" of="count($duties) + count($rules)"/>
      <xsl:text> </xsl:text>
      <xsl:for-each select="$duties[generate-id() = generate-id(key('duty-state', r:force/@state)[1])]">
        <xsl:if test="position() = 1"><w:say code="regulation.of-them"/><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="position() &gt; 1">; </xsl:if>
        <xsl:value-of select="concat(count(key('duty-state', r:force/@state)), ' ')"/>
        <xsl:apply-templates select="r:force/@state" mode="term"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates>
        <xsl:if test="position() = last()">.</xsl:if>
      </xsl:for-each>
      <xsl:for-each select="/r:report/r:states/r:standing[r:upcoming/r:reason]">
        <xsl:sort select="r:upcoming/r:reason[1]/r:arg[@name = 'date' or @name = 'until'][1]/@value"/>
        <xsl:if test="position() = 1">
          <xsl:text> </xsl:text>
          <w:say code="regulation.next-change">
            <w:arg name="citation"><a href="#{substring-after(r:obligation/@href, '#')}"><xsl:value-of select="r:citation"/></a></w:arg>
            <w:arg name="change"><xsl:apply-templates select="r:upcoming/r:reason[1]" mode="say"/></w:arg>
          </w:say>
        </xsl:if>
      </xsl:for-each>
    </p>
  </section>
  <xsl:if test="$duties">
    <div class="filtered" w:data-filter="column.state">
      <xsl:call-template name="filter"><xsl:with-param name="rows" select="$duties"/></xsl:call-template>
      <xsl:call-template name="standings"><xsl:with-param name="rows" select="$duties"/></xsl:call-template>
      <xsl:call-template name="filter-script"/>
    </div>
  </xsl:if>
  <xsl:if test="$rules">
    <details>
      <summary><w:say code="regulation.rules" n="count($rules)"/></summary>
      <xsl:call-template name="standings"><xsl:with-param name="rows" select="$rules"/></xsl:call-template>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template name="services">
  <section class="list" aria-labelledby="services">
    <h2 id="services"><w:say code="regulation.services"/><span class="count"><xsl:value-of select="r:answers/@of"/></span></h2>
    <xsl:choose>
      <xsl:when test="r:reach/r:cell">
        <p>
          <w:say code="regulation.binds" of="r:answers/@of" service="r:answers/@service" users="r:answers/@people" undetermined="r:answers/@undetermined" no="r:answers/@no">
            <w:arg name="all"><a href="{$root}applicability.html"><w:words/></a></w:arg>
          </w:say>
        </p>
        <p class="note"><w:say code="regulation.by-duties"/></p>
        <xsl:apply-templates select="r:reach" mode="by-answer"/>
      </xsl:when>
      <xsl:otherwise><p class="none"><w:say code="regulation.no-duty"/></p></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>

<xsl:key name="reached" match="r:reach/r:cell" use="concat(@answer, @binds)"/>

<!-- the services by answer, each with the number of duties by which it is; why, on the page of its platform -->
<xsl:template match="r:reach" mode="by-answer">
  <dl>
    <xsl:for-each select="r:cell[generate-id() = generate-id(key('reached', concat(@answer, @binds))[1])]">
      <dt><xsl:apply-templates select="." mode="reached"/></dt>
      <dd>
        <xsl:for-each select="key('reached', concat(@answer, @binds))">
          <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
          <xsl:variable name="n" select="r:duties/@service[current()/@binds = 'service']|r:duties/@people[current()/@binds = 'people']|r:duties/@undetermined[current()/@answer = 'undetermined']|r:duties/@no[current()/@answer = 'no']"/>
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <a href="{$root}applicability/{substring-after(r:platform/@ref, ':')}.html#{$id}"><xsl:value-of select="r:service"/></a>
          <xsl:value-of select="concat(' (', $n, ')')"/>
        </xsl:for-each>
      </dd>
    </xsl:for-each>
  </dl>
</xsl:template>

<!-- a later part of the page: the rest of the clauses, by obligation -->
<xsl:template name="mapped-on">
  <section aria-labelledby="the.mapped">
    <h2 id="the.mapped"><w:say code="regulation.continued"/></h2>
    <xsl:for-each select="r:mapped/r:mapping[not(preceding-sibling::r:mapping[1]/r:obligation/@ref = r:obligation/@ref)]">
      <h3><xsl:value-of select="concat(r:citation, ' ')"/><xsl:apply-templates select="r:obligation" mode="value"/></h3>
      <xsl:call-template name="mapped"><xsl:with-param name="rows" select="key('mapped', r:obligation/@ref)"/></xsl:call-template>
    </xsl:for-each>
  </section>
</xsl:template>

<!-- each opens where an address names it (theme.js) -->
<xsl:template match="r:regulation/r:obligations">
  <section aria-labelledby="the.obligations">
    <h2 id="the.obligations"><w:say code="regulation.obligations"/></h2>
    <xsl:apply-templates select="r:obligation"/>
  </section>
</xsl:template>

<xsl:template match="r:regulation">
  <section aria-labelledby="the.instrument">
    <h2 id="the.instrument"><w:say code="regulation.instrument"/></h2>
    <dl>
      <xsl:apply-templates select="r:short|r:type|r:jurisdiction|r:extends-to|r:reach" mode="row"/>
      <xsl:apply-templates select="r:identifiers/*" mode="row"/>
      <xsl:apply-templates select="/r:report/r:instrument/r:official" mode="row"/>
      <xsl:apply-templates select="r:checked" mode="row"/>
    </dl>
    <xsl:if test="not($short-summary)"><xsl:apply-templates select="r:summary" mode="prose"/></xsl:if>
  </section>
  <section aria-labelledby="the.history">
    <h2 id="the.history"><w:say code="regulation.history"/></h2>
    <xsl:apply-templates select="/r:report/r:instrument/r:line" mode="drawn">
      <xsl:with-param name="name" select="'law'"/>
      <xsl:with-param name="of" select="r:short|r:title[not(../r:short)]"/>
      <xsl:with-param name="open" select="true()"/>
    </xsl:apply-templates>
    <xsl:if test="/r:report/r:instrument/r:line">
      <p class="note"><w:say code="regulation.line"/></p>
    </xsl:if>
    <xsl:if test="not(/r:report/r:instrument/r:line)">
      <p class="none"><w:say code="regulation.no-line"/></p>
    </xsl:if>
    <xsl:if test="r:history">
      <details>
        <summary><w:say code="regulation.events"/></summary>
        <xsl:apply-templates select="r:history" mode="value"/>
      </details>
    </xsl:if>
  </section>
  <xsl:if test="r:relations">
    <section aria-labelledby="the.relations">
      <h2 id="the.relations"><w:say code="regulation.relations"/></h2>
      <ul>
        <xsl:for-each select="r:relations/r:relation">
          <li>
            <w:say code="regulation.relation" relation="w:term('law-relation', r:relation)">
              <w:arg name="law"><xsl:apply-templates select="r:regulation|r:obligation" mode="value"/></w:arg>
            </w:say>
            <xsl:if test="r:when">, <w:say code="parts.where"><w:arg name="when"><xsl:apply-templates select="r:when" mode="value"/></w:arg></w:say></xsl:if>
            <xsl:if test="r:effect">: <xsl:apply-templates select="r:effect" mode="term"><xsl:with-param name="of" select="'law-effect'"/></xsl:apply-templates></xsl:if>
            <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
            <xsl:if test="r:enforcement or r:sources"><dl><xsl:apply-templates select="r:enforcement|r:sources" mode="row"/></dl></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:if>
  <xsl:if test="r:roles">
    <section aria-labelledby="the.roles">
      <h2 id="the.roles"><w:say code="regulation.roles"/></h2>
      <dl><xsl:apply-templates select="r:roles/r:role"/></dl>
    </section>
  </xsl:if>
  <xsl:if test="r:facts">
    <section aria-labelledby="the.facts">
      <h2 id="the.facts"><w:say code="regulation.facts"/></h2>
      <dl><xsl:apply-templates select="r:facts/r:fact"/></dl>
    </section>
  </xsl:if>
  <xsl:if test="r:sources">
    <section aria-labelledby="the.sources">
      <h2 id="the.sources"><w:say code="regulation.sources"/></h2>
      <xsl:apply-templates select="r:sources" mode="value"/>
    </section>
  </xsl:if>
  <xsl:if test="r:captures">
    <section aria-labelledby="the.captures">
      <h2 id="the.captures"><w:say code="regulation.captures"/></h2>
      <xsl:apply-templates select="r:captures"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="standings">
  <xsl:param name="rows"/>
  <div class="wide">
    <table class="stack" data-sort="yes">
      <caption><w:say code="regulation.standings"/></caption>
      <thead>
        <tr>
          <th scope="col"><w:say code="column.rule"/></th><th scope="col"><w:say code="column.binds"/></th><th scope="col"><w:say code="column.from"/></th>
          <th scope="col"><w:say code="column.state"/></th><th scope="col" class="number"><w:say code="column.clauses-mapped"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$rows">
          <!-- without dates of its own it has those of the law -->
          <xsl:variable name="from" select="(r:line|/r:report/r:instrument/r:line[not(current()/r:line)])/r:spans/r:span[@state = 'in-force' or @state = 'challenged'][1]/@since"/>
          <tr>
            <th scope="row">
              <xsl:value-of select="concat(r:citation, ' ')"/>
              <xsl:apply-templates select="r:obligation" mode="value"/>
              <xsl:if test="not(r:deontic = 'obligation' or r:deontic = 'prohibition')"><span class="note"><xsl:text> </xsl:text><xsl:apply-templates select="r:deontic" mode="value"/></span></xsl:if>
            </th>
            <td w:data-label="column.binds">
              <xsl:call-template name="joined"><xsl:with-param name="values" select="r:binds/r:addressee/r:role"/></xsl:call-template>
              <xsl:if test="not(r:binds)"><w:say code="regulation.no-addressee"/></xsl:if>
            </td>
            <td w:data-label="column.from" data-sort="{$from}">
              <xsl:apply-templates select="$from" mode="day"/>
              <!-- known by a bound only, so that no line can begin there -->
              <xsl:variable name="since" select="r:force/r:because/r:reason/r:arg[@name = 'since']/@value"/>
              <xsl:if test="not($from)"><xsl:apply-templates select="$since[1]" mode="value"/></xsl:if>
              <xsl:if test="not($from or $since)"><w:say code="evidence.not-recorded"/></xsl:if>
            </td>
            <td w:data-label="column.state"><xsl:apply-templates select="r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates></td>
            <td class="number" w:data-label="column.clauses-mapped">
              <xsl:choose>
                <xsl:when test="r:provisions = 0">0</xsl:when>
                <xsl:otherwise><a href="#clauses.{substring-after(r:obligation/@href, '#')}"><xsl:value-of select="r:provisions"/></a></xsl:otherwise>
              </xsl:choose>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- ======== which clauses are mapped to an obligation, and how ======== -->

<xsl:template name="mapped">
  <xsl:param name="rows"/>
  <div class="wide">
    <table class="stack">
      <thead>
        <tr>
          <th scope="col"><w:say code="column.clause"/></th><th scope="col"><w:say code="column.clause-does"/></th><th scope="col"><w:say code="column.indicated"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$rows">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:provision" mode="value"/></th>
            <!-- without labels, which many rows would say again: either cell says what it is -->
            <td><w:say code="regulation.does" relation="r:relation" confidence="r:confidence"/></td>
            <td>
              <xsl:for-each select="r:ratings/r:rating">
                <xsl:if test="position() &gt; 1"><br/></xsl:if>
                <xsl:apply-templates select="@exposure" mode="mark"/>
                <xsl:if test="last() &gt; 1"><span class="note"><xsl:value-of select="concat(' ', r:service)"/></span></xsl:if>
              </xsl:for-each>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
  <xsl:if test="/r:report/r:site/r:next and not($rows[last()]/following-sibling::r:mapping)">
    <p class="note"><w:say code="regulation.next-part"/></p>
  </xsl:if>
</xsl:template>

<!-- ======== whose documents answer it ======== -->

<xsl:template match="r:standing" mode="answers">
  <details class="answers">
    <summary>
      <w:say code="regulation.documents" of="r:covers/@of">
        <w:arg name="answers">
          <xsl:for-each select="r:answers/r:answer">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <w:say code="regulation.answer" n="@n" state="@state"/>
          </xsl:for-each>
        </w:arg>
      </w:say>
    </summary>
    <dl>
      <xsl:for-each select="r:answers/r:answer[@state = 'mapped' or @state = 'scope-unknown' or @state = 'not-found' or @state = 'no-search']">
        <dt><xsl:apply-templates select="@state" mode="term"><xsl:with-param name="of" select="'cover'"/></xsl:apply-templates></dt>
        <dd>
          <xsl:variable name="named"><xsl:apply-templates select="r:named/r:one" mode="answers"/></xsl:variable>
          <xsl:choose>
            <xsl:when test="@n &gt; count(r:named/r:one)">
              <w:say code="regulation.and-more" n="@n - count(r:named/r:one)">
                <w:arg name="services"><xsl:copy-of select="$named"/></w:arg>
                <w:arg name="all"><a href="{$root}coverage.html"><w:words/></a></w:arg>
              </w:say>
            </xsl:when>
            <xsl:otherwise><xsl:copy-of select="$named"/></xsl:otherwise>
          </xsl:choose>
        </dd>
      </xsl:for-each>
    </dl>
  </details>
</xsl:template>

<xsl:template match="r:named/r:one" mode="answers">
  <xsl:if test="position() &gt; 1">, </xsl:if>
  <xsl:variable name="to" select="concat($root, 'coverage/', substring-after(r:platform/@ref, ':'), '.html')"/>
  <xsl:choose>
    <xsl:when test="@on"><w:say code="regulation.read" on="@on"><w:arg name="service"><a href="{$to}"><xsl:value-of select="r:service"/></a></w:arg></w:say></xsl:when>
    <xsl:otherwise><a href="{$to}"><xsl:value-of select="r:service"/></a></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:roles/r:role">
  <dt id="role-{@name}"><xsl:value-of select="r:title"/></dt>
  <dd>
    <xsl:apply-templates select="r:definition" mode="prose"/>
    <xsl:if test="not(r:definition or r:citation or r:is-a or r:held-by)"><p class="note"><w:say code="regulation.undefined"/></p></xsl:if>
    <xsl:if test="r:citation or r:is-a or r:held-by"><p class="note">
      <xsl:if test="r:citation"><xsl:value-of select="r:citation"/>. </xsl:if>
      <xsl:if test="r:is-a"><w:say code="regulation.also-holds"><w:arg name="roles"><xsl:apply-templates select="r:is-a" mode="value"/></w:arg></w:say><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="r:held-by"><w:say code="regulation.held-by" people="r:held-by"/></xsl:if>
    </p></xsl:if>
  </dd>
</xsl:template>

<xsl:template match="r:facts/r:fact">
  <dt id="fact-{@name}"><xsl:value-of select="r:title"/></dt>
  <dd>
    <xsl:apply-templates select="r:type" mode="term"/>
    <xsl:if test="r:is">, <w:say code="regulation.decided"><w:arg name="condition"><xsl:apply-templates select="r:is" mode="value"/></w:arg></w:say></xsl:if>
  </dd>
</xsl:template>

<xsl:template match="r:obligations/r:obligation">
  <xsl:variable name="standing" select="/r:report/r:states/r:standing[r:obligation/@ref = concat('obligation:', current()/@id)]"/>
  <details class="obligation" id="{@name}">
    <summary><h3><xsl:value-of select="concat(r:citation, ': ', r:title)"/></h3></summary>
    <xsl:if test="$standing">
      <p class="standing">
        <xsl:apply-templates select="$standing/r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="$standing/r:force" mode="value"/>
        <xsl:if test="$standing/r:version"><xsl:text> </xsl:text><w:say code="regulation.worded" by="$standing/r:version/r:by"/></xsl:if>
        <xsl:if test="$standing/r:upcoming"><xsl:text> </xsl:text><xsl:apply-templates select="$standing/r:upcoming" mode="due"/></xsl:if>
      </p>
    </xsl:if>
    <xsl:apply-templates select="$standing/r:excerpts/r:excerpt">
      <xsl:with-param name="of" select="/r:report/r:title"/>
      <xsl:with-param name="evidence" select="$standing/r:evidence"/>
    </xsl:apply-templates>
    <xsl:if test="$standing/@read[. = 'transcription' or . = 'secondary' or . = 'memory']">
      <p class="note"><w:say code="regulation.read-in" read="$standing/@read"/></p>
    </xsl:if>
    <dl>
      <xsl:apply-templates select="r:deontic|r:binds|r:when|r:duty|r:exceptions|r:enforcement|r:contract|r:grace|r:versions|r:impediments|r:unsettled|$standing/r:concerns|r:history|r:evidenced-in|r:note|r:sources|r:confidence" mode="row"/>
    </dl>
    <xsl:if test="$standing/r:provisions &gt; 0">
      <h4 id="clauses.{@name}"><w:say code="regulation.clauses"/><span class="count"><xsl:value-of select="$standing/r:provisions"/></span></h4>
      <xsl:choose>
        <xsl:when test="key('mapped', $standing/r:obligation/@ref)">
          <xsl:call-template name="mapped"><xsl:with-param name="rows" select="key('mapped', $standing/r:obligation/@ref)"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><p class="note"><w:say code="regulation.later-part"/></p></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
    <xsl:apply-templates select="$standing[r:answers/r:answer[@state = 'mapped' or @state = 'scope-unknown' or @state = 'not-found' or @state = 'no-search']]" mode="answers"/>
  </details>
</xsl:template>

<xsl:template match="r:concerns" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:concern">
      <li>
        <xsl:choose>
          <xsl:when test="r:says">
            <w:say code="regulation.note" by="r:by" on="r:on"><w:arg name="authority"><xsl:apply-templates select="r:authority" mode="value"/></w:arg></w:say>
            <blockquote><xsl:apply-templates select="r:says" mode="prose"/></blockquote>
          </xsl:when>
          <xsl:otherwise>
            <w:say code="regulation.concern" type="r:type" effect="r:effect"><w:arg name="authority"><xsl:apply-templates select="r:authority" mode="value"/></w:arg></w:say>
          </xsl:otherwise>
        </xsl:choose>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- the wording above holds outside these intervals; each shows what it has of its own -->
<xsl:template match="r:versions" mode="value">
  <p class="note"><w:say code="regulation.otherwise"/></p>
  <ul class="plain">
    <xsl:for-each select="r:version">
      <xsl:variable name="place" select="position()"/>
      <li>
        <xsl:variable name="by">
          <xsl:choose>
            <xsl:when test="r:instrument"><a href="{$root}{r:instrument/@href}"><xsl:value-of select="r:by"/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="r:by"/></xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="r:from and r:until"><w:say code="regulation.wording-between" from="r:from" until="r:until"><w:arg name="by"><xsl:copy-of select="$by"/></w:arg></w:say></xsl:when>
          <xsl:when test="r:from"><w:say code="regulation.wording-from" from="r:from"><w:arg name="by"><xsl:copy-of select="$by"/></w:arg></w:say></xsl:when>
          <xsl:when test="r:until"><w:say code="regulation.wording-until" until="r:until"><w:arg name="by"><xsl:copy-of select="$by"/></w:arg></w:say></xsl:when>
          <xsl:otherwise><w:say code="regulation.wording-undated"><w:arg name="by"><xsl:copy-of select="$by"/></w:arg></w:say></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:adopted"><span class="note"><xsl:text> </xsl:text><w:say code="parts.adopted" on="r:adopted"/></span></xsl:if>
        <xsl:if test="r:published"><span class="note"><xsl:text> </xsl:text><w:say code="parts.published" on="r:published"/></span></xsl:if>
        <xsl:if test="r:excerpts/r:excerpt[not(r:text = ancestor::r:obligation/r:excerpts/r:excerpt/r:text)]">
          <xsl:apply-templates select="r:excerpts/r:excerpt">
            <xsl:with-param name="of" select="/r:report/r:title"/>
            <xsl:with-param name="evidence" select="/r:report/r:states/r:standing[r:obligation/@ref = concat('obligation:', current()/ancestor::r:obligation/@id)]/r:wordings/r:wording[$place]/r:evidence"/>
          </xsl:apply-templates>
        </xsl:if>
        <dl><xsl:apply-templates select="r:citation|r:binds|r:when|r:duty" mode="row"/></dl>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- what a court did, to whom and how far -->
<xsl:template match="r:impediments" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:impediment">
      <li>
        <xsl:apply-templates select="r:type" mode="term"><xsl:with-param name="of" select="'impediment'"/></xsl:apply-templates>
        <xsl:text>: </xsl:text>
        <xsl:value-of select="r:court"/>
        <xsl:text>, </xsl:text>
        <xsl:choose>
          <xsl:when test="r:authority/@href"><a href="{$root}{r:authority/@href}"><xsl:value-of select="r:case"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="r:case"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:instance"> (<xsl:apply-templates select="r:instance" mode="term"/>)</xsl:if>
        <xsl:text>, </xsl:text>
        <xsl:choose>
          <xsl:when test="r:until"><w:say code="regulation.ruled-between" from="r:from" until="r:until"/></xsl:when>
          <xsl:otherwise><w:say code="regulation.ruled" from="r:from"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="r:against and r:others = 'not-affected'"><w:say code="regulation.affects-only"><w:arg name="parties"><xsl:apply-templates select="r:against" mode="value"/></w:arg></w:say></xsl:when>
          <xsl:when test="r:against"><w:say code="regulation.affects"><w:arg name="parties"><xsl:apply-templates select="r:against" mode="value"/></w:arg></w:say></xsl:when>
          <xsl:when test="r:others = 'not-affected'"><w:say code="regulation.affects-parties-only"/></xsl:when>
          <xsl:when test="r:others"><w:say code="regulation.affects-parties"/></xsl:when>
          <xsl:otherwise><w:say code="regulation.affects-all"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:part"><xsl:text> </xsl:text><w:say code="regulation.part" part="r:part"/></xsl:if>
        <xsl:if test="r:appeal"><xsl:text> </xsl:text><w:say code="regulation.appeal" appeal="r:appeal"/></xsl:if>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="r:binds" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:addressee">
      <li>
        <xsl:apply-templates select="r:role" mode="value"/>
        <xsl:if test="r:from">, <w:say code="regulation.bound-from" from="r:from"/></xsl:if>
        <xsl:if test="r:when">, <w:say code="parts.where"><w:arg name="when"><xsl:apply-templates select="r:when" mode="value"/></w:arg></w:say></xsl:if>
        <xsl:apply-templates select="r:duty" mode="prose"/>
        <xsl:if test="r:exceptions">
          <p class="note"><w:say code="regulation.role-exceptions"/></p>
          <xsl:apply-templates select="r:exceptions" mode="value"/>
        </xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

</xsl:stylesheet>
