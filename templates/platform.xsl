<?xml version="1.0" encoding="UTF-8"?>
<!-- A platform: who offers what to whom, and the facts on which the law turns. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <xsl:if test="r:platform/r:operator"><p class="byline"><xsl:value-of select="r:platform/r:operator"/></p></xsl:if>
  <xsl:if test="not($lacks = 'clauses') or not($lacks = 'duties')">
    <p class="byline"><a href="{$root}registry/{@id}.html"><w:say code="coverage-platform.clauses"/></a> · <a href="{$root}coverage/{@id}.html"><w:say code="applicability-platform.duties"/></a> · <a href="{$root}applicability/{@id}.html"><w:say code="platform.laws"/></a></p>
  </xsl:if>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:if test="not($lacks = 'clauses') and r:exposure/r:answer/r:reason">
    <section class="answer" aria-labelledby="answer">
      <h2 id="answer"><w:say code="provision.short"/></h2>
      <p class="lead"><xsl:apply-templates select="r:exposure/r:answer" mode="answer"/></p>
      <p><a href="{$root}briefs/{@id}.html"><w:say code="platform.brief"/></a></p>
    </section>
  </xsl:if>
  <!-- where no clause is recorded, what there is comes first: the documents, and what changed in them -->
  <xsl:variable name="read" select="r:lists/r:list[@name = 'provisions']/@total &gt; 0"/>
  <xsl:if test="$read"><xsl:apply-templates select="r:platform"/></xsl:if>
  <xsl:if test="not($read)"><xsl:apply-templates select="r:lists/r:list[@name = 'documents']"/></xsl:if>
  <xsl:apply-templates select="r:changes"/>
  <xsl:if test="$read"><xsl:apply-templates select="r:lists"/></xsl:if>
  <xsl:if test="not($read)">
    <xsl:apply-templates select="r:platform"/>
    <xsl:if test="not($lacks = 'clauses')"><xsl:apply-templates select="r:lists/r:list[@name != 'documents']"/></xsl:if>
  </xsl:if>
</xsl:template>

<!-- the clauses by name; what is found of each is on a page of its own -->
<xsl:template match="r:list[@name = 'provisions']/r:entries[r:entry]">
  <p class="note"><w:say code="platform.registry"><w:arg name="registry"><a href="{$root}registry/{/r:report/@id}.html"><w:words/></a></w:arg></w:say></p>
  <ul class="plain"><xsl:for-each select="r:entry"><li><xsl:apply-templates select="r:unit" mode="value"/></li></xsl:for-each></ul>
</xsl:template>

<xsl:template match="r:changes">
  <section aria-labelledby="changes">
    <h2 id="changes"><w:say code="platform.changes"/></h2>
    <xsl:apply-templates select="r:entries[r:entry]" mode="news"/>
    <p>
      <w:say code="platform.changes-counted">
        <w:arg name="all"><a href="{$root}changes.html"><w:words/></a></w:arg>
      </w:say>
    </p>
    <xsl:if test="../r:site/r:feed">
      <p>
        <w:say code="platform.feed">
          <w:arg name="feed"><a href="{$root}{../r:site/r:feed}"><w:words/></a></w:arg>
        </w:say>
      </p>
    </xsl:if>
    <xsl:apply-templates select="." mode="counts"/>
    <xsl:if test="r:categories/r:category"><xsl:apply-templates select="." mode="categories"/></xsl:if>
  </section>
</xsl:template>

<!-- by what the words concern: a record stands in each category whose clauses it touches -->
<xsl:template match="r:changes" mode="categories">
  <div class="wide">
    <table>
      <caption><w:say code="platform.by-category"/></caption>
      <thead><tr><th scope="col"><w:say code="platform.category"/></th><th scope="col" class="number"><w:say code="column.all-days"/></th><th scope="col" class="number"><w:say code="column.year"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:categories/r:category">
          <tr><th scope="row"><xsl:apply-templates select="r:unit" mode="value"/></th><xsl:apply-templates select="." mode="windows"/></tr>
        </xsl:for-each>
        <tr><th scope="row"><w:say code="platform.no-category"/></th><xsl:apply-templates select="r:in-none" mode="windows"/></tr>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row"><w:say code="platform.again"/></th>
          <td class="number"><xsl:value-of select="r:again/@n"/></td>
          <td class="number"><xsl:value-of select="r:again/@year"/></td>
        </tr>
        <tr><th scope="row"><w:say code="column.sum"/></th><td class="number"><xsl:value-of select="@of"/></td><td class="number"><xsl:value-of select="@of-year"/></td></tr>
      </tfoot>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:category|r:in-none" mode="windows">
  <td class="number"><w:say code="parts.of" n="@n" of="ancestor::r:changes/@of"/></td>
  <td class="number"><w:say code="parts.of" n="@year" of="ancestor::r:changes/@of-year"/></td>
</xsl:template>

<xsl:template match="r:platform">
  <!-- a platform with one service gives the service's keys itself -->
  <xsl:if test="r:service-kind">
    <section aria-labelledby="the.service">
      <h2 id="the.service"><w:say code="platform.service"/></h2>
      <xsl:call-template name="service"/>
    </section>
  </xsl:if>
  <xsl:if test="r:services">
    <section aria-labelledby="services">
      <h2 id="services"><w:say code="column.services"/></h2>
      <xsl:for-each select="r:services/r:service">
        <section aria-labelledby="service-{@name}">
          <h3 id="service-{@name}"><xsl:value-of select="r:title"/></h3>
          <xsl:call-template name="service"/>
        </section>
      </xsl:for-each>
    </section>
  </xsl:if>
  <section aria-labelledby="who">
    <h2 id="who"><w:say code="platform.who"/></h2>
    <xsl:apply-templates select="r:description" mode="prose"/>
    <dl><xsl:apply-templates select="r:operator|r:seat|r:address|r:confidence|r:sources" mode="row"/></dl>
  </section>
</xsl:template>

<!-- all that is recorded of a service, a line a fact; no column of days where nothing recorded has any -->
<xsl:variable name="days" select="/r:report/r:platform//*[self::r:dated or self::r:held or self::r:known][r:from or r:until]"/>

<xsl:template name="service">
  <dl><xsl:apply-templates select="r:service-kind" mode="row"/></dl>
  <p class="note"><w:say code="platform.unknown"/></p>
  <div class="wide">
    <table class="stack facts">
      <caption><w:say code="platform.recorded"/></caption>
      <thead>
        <tr>
          <th scope="col"><w:say code="platform.fact"/></th><th scope="col"><w:say code="column.answer"/></th><xsl:if test="$days"><th scope="col"><w:say code="platform.days"/></th></xsl:if>
          <th scope="col"><w:say code="column.confidence"/></th><th scope="col"><w:say code="platform.shown-by"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:apply-templates select="r:offered" mode="line"/>
        <xsl:if test="not(r:offered)">
          <tr><th scope="row"><w:say code="platform.offered"/></th><td w:data-label="column.answer"><w:say code="evidence.not-recorded"/></td><xsl:if test="$days"><td/></xsl:if><td/><td/></tr>
        </xsl:if>
        <xsl:apply-templates select="r:roles/r:held|r:facts/r:known" mode="line"/>
        <xsl:if test="not(r:roles|r:facts)">
          <tr><th scope="row"><w:say code="platform.roles-and-facts"/></th><td w:data-label="column.answer"><w:say code="parts.none-recorded"/></td><xsl:if test="$days"><td/></xsl:if><td/><td/></tr>
        </xsl:if>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- where it is offered: the lists, then the places of which more is recorded -->
<xsl:template match="r:offered" mode="line">
  <xsl:if test="r:in">
    <tr>
      <th scope="row"><w:say code="platform.offered"/></th>
      <td w:data-label="column.answer">
        <xsl:apply-templates select="r:in" mode="value"/>
        <xsl:if test="r:complete = 'true'"><xsl:text> </xsl:text><w:say code="text.complete"/></xsl:if>
      </td><xsl:if test="$days"><td/></xsl:if><td/><td/>
    </tr>
  </xsl:if>
  <xsl:if test="r:except">
    <tr><th scope="row"><w:say code="platform.not-offered"/></th><td w:data-label="column.answer"><xsl:apply-templates select="r:except" mode="value"/></td><xsl:if test="$days"><td/></xsl:if><td/><td/></tr>
  </xsl:if>
  <xsl:apply-templates select="r:dated/r:dated" mode="line"/>
</xsl:template>

<xsl:template match="r:dated" mode="line">
  <tr>
    <th scope="row"><w:say code="platform.offered-in"><w:arg name="place"><xsl:apply-templates select="r:place" mode="named"/></w:arg></w:say></th>
    <xsl:apply-templates select="." mode="holds"/>
    <xsl:call-template name="grounds"/>
  </tr>
</xsl:template>

<xsl:template match="r:held" mode="line">
  <tr>
    <th scope="row"><w:say code="platform.role"><w:arg name="role"><xsl:apply-templates select="r:role" mode="value"/></w:arg></w:say><xsl:apply-templates select="r:role" mode="of-law"/></th>
    <xsl:apply-templates select="." mode="holds"/>
    <xsl:call-template name="grounds"/>
  </tr>
</xsl:template>

<xsl:template match="r:dated|r:held" mode="holds">
  <td w:data-label="column.answer">
    <strong>
      <xsl:if test="not(r:holds = 'false')"><xsl:value-of select="w:term('', 'yes')"/></xsl:if>
      <xsl:if test="r:holds = 'false'"><xsl:value-of select="w:term('', 'no')"/></xsl:if>
    </strong>
  </td>
</xsl:template>

<xsl:template match="r:known" mode="line">
  <tr>
    <th scope="row">
      <xsl:apply-templates select="r:fact" mode="value"><xsl:with-param name="of" select="'known'"/></xsl:apply-templates>
      <xsl:if test="r:in"><xsl:text>, </xsl:text><xsl:apply-templates select="r:in" mode="value"/></xsl:if>
      <xsl:apply-templates select="r:fact" mode="of-law"/>
    </th>
    <td w:data-label="column.answer"><strong><xsl:apply-templates select="r:value" mode="value"/></strong></td>
    <xsl:call-template name="grounds"/>
  </tr>
</xsl:template>

<!-- the law that a role or fact is of, by its short name -->
<xsl:template match="r:role|r:fact" mode="of-law">
  <xsl:variable name="law" select="concat('regulation:', substring-before(substring-after(@ref, ':'), '/'))"/>
  <xsl:for-each select="/r:report/r:named-laws/r:law[r:law/@ref = $law]">
    <xsl:text> </xsl:text><span class="note"><xsl:value-of select="r:short"/></span>
  </xsl:for-each>
</xsl:template>

<!-- the days for which it holds, how sure it is, and what shows it -->
<xsl:template name="grounds">
  <xsl:if test="$days">
    <td w:data-label="platform.days">
      <xsl:if test="r:from"><w:say code="text.from" from="r:from"/></xsl:if>
      <xsl:if test="r:from and r:until"><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="r:until"><w:say code="text.until" until="r:until"/></xsl:if>
    </td>
  </xsl:if>
  <td w:data-label="column.confidence"><xsl:apply-templates select="r:confidence" mode="value"/></td>
  <td w:data-label="platform.shown-by">
    <xsl:if test="r:because"><p><xsl:apply-templates select="r:because" mode="value"/></p></xsl:if>
    <xsl:apply-templates select="r:shown-by" mode="value"/>
    <xsl:if test="r:excerpt"><p><xsl:apply-templates select="r:excerpt" mode="value"/></p></xsl:if>
    <xsl:apply-templates select="r:sources" mode="folded"/>
  </td>
</xsl:template>

<!-- the class of the best source, which comes first, and behind it all of them -->
<xsl:template match="r:sources" mode="folded">
  <details>
    <summary>
      <xsl:apply-templates select="r:source[1]" mode="class"/>
      <xsl:if test="r:source[2]"><xsl:text>; </xsl:text><w:say code="platform.more-sources" n="count(r:source) - 1"/></xsl:if>
    </summary>
    <xsl:apply-templates select="." mode="value"/>
  </details>
</xsl:template>

<!-- on a page that tells of a few of them -->
<xsl:template match="r:held">
  <div class="claim">
    <p>
      <xsl:choose>
        <xsl:when test="r:holds = 'false'"><w:say code="platform.no-role"><w:arg name="role"><xsl:apply-templates select="r:role" mode="value"/></w:arg></w:say></xsl:when>
        <xsl:otherwise><w:say code="platform.role"><w:arg name="role"><xsl:apply-templates select="r:role" mode="value"/></w:arg></w:say></xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:call-template name="claim-rows"/>
  </div>
</xsl:template>

<xsl:template match="r:known">
  <div class="claim">
    <p>
      <xsl:apply-templates select="r:fact" mode="value"><xsl:with-param name="of" select="'known'"/></xsl:apply-templates>
      <xsl:if test="r:in"><xsl:text>, </xsl:text><xsl:apply-templates select="r:in" mode="value"/></xsl:if>
      <!-- a fact of a law is named by its question -->
      <xsl:if test="r:in or not(contains(r:fact, '?'))">:</xsl:if>
      <xsl:text> </xsl:text>
      <strong><xsl:apply-templates select="r:value" mode="value"/></strong>
    </p>
    <xsl:call-template name="claim-rows"/>
  </div>
</xsl:template>

<xsl:template name="claim-rows">
  <dl><xsl:apply-templates select="r:from|r:until|r:because|r:shown-by[/r:report/r:shown]|r:excerpt|r:confidence|r:sources" mode="row"/></dl>
</xsl:template>

</xsl:stylesheet>
